using AgentOS.Sqlite;
using AgentOS.Testing;

namespace AgentOS.Cli.Tests.Commands;

public sealed class EncryptionTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private string Database => _directory["agent.db"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Every_command_takes_the_key()
    {
        string key = WriteKey("agent.key", new string('c', 64));
        string[][] commands =
        [
            ["init"], ["fs", "write", "/a.txt", "content"], ["fs", "cat", "/a.txt"], ["kv", "set", "k", "1"], ["tools", "list"], ["sql", "SELECT 1"],
            ["snapshot", "s"], ["fork", "s", _directory["fork.db"]], ["restore", "s"], ["export", _directory["x.tar"]], ["import", _directory["x.tar"]],
            ["gc"], ["fsck"], ["fsck", "--repair"], ["migrate"], ["diff", "--name-only"], ["apply"], ["discard"], ["snapshots"],
        ];
        foreach (string[] command in commands)
            (await RunAsync([.. command, "--key-file", key])).Succeeded();
        Assert.Equal("content", (await RunAsync("fs", "cat", "/a.txt", "--key-file", key)).Succeeded().Output);
        foreach (string[] command in commands[1..])
            Assert.Contains("encryption.key-needed", (await RunAsync(command)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_encrypted_rekeyed_and_decrypted()
    {
        string first = WriteKey("first", "one passphrase\n"), second = WriteKey("second", new string('d', 64));
        (await RunAsync("init")).Succeeded();
        (await RunAsync("fs", "write", "/a.txt", "content")).Succeeded();
        (await RunAsync("encrypt", "--key-file", first)).Succeeded();
        (await RunAsync("rekey", "--key-file", first, "--new-key-file", second)).Succeeded();
        await DemandErrorAsync("encryption.wrong-key", "fs", "ls", "--key-file", first);
        Assert.Equal("content", (await RunAsync("fs", "cat", "/a.txt", "--key-file", second)).Succeeded().Output);
        Assert.Equal("""{"operation":"decrypt","subjects":["PATH"]}""".Replace("PATH", Database, StringComparison.Ordinal),
            (await RunAsync("decrypt", "--key-file", second, "--json")).Succeeded().Output.Trim());
        await DemandErrorAsync("encryption.not-encrypted", "fs", "ls", "--key-file", second);
        Assert.Equal("content", (await RunAsync("fs", "cat", "/a.txt")).Succeeded().Output);
    }

    [Fact]
    public async Task Keys_that_cannot_be_used_are_named()
    {
        string key = WriteKey("key", "passphrase"), open = WriteKey("open", "passphrase");
        File.SetUnixFileMode(open, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        (await RunAsync("init")).Succeeded();
        await DemandErrorAsync("encryption.key-missing", "encrypt");
        await DemandErrorAsync("encryption.key-missing", "decrypt");
        await DemandErrorAsync("encryption.key-missing", "rekey", "--key-file", key);
        await DemandErrorAsync("encryption.key-exposed", "encrypt", "--key-file", open);
        await DemandErrorAsync("encryption.key-unreadable", "encrypt", "--key-file", _directory["absent"]);
        await DemandErrorAsync("encryption.key-unreadable", "encrypt", "--keyring", "agentos-no-such-key");
        await DemandErrorAsync("encryption.key-ambiguous", "encrypt", "--key-file", key, "--keyring", "agentos-no-such-key");
    }

    private async Task DemandErrorAsync(string code, params string[] arguments)
    {
        CommandLineRun run = await RunAsync([.. arguments, "--json"]);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(code, run.ErrorJson.GetProperty("code").GetString());
        Assert.DoesNotContain("passphrase", run.Error.Replace("or a passphrase", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments)
    {
        RequireLibrary();
        return CommandLineRun.OfAsync([.. arguments, "--db", Database]);
    }

    private string WriteKey(string name, string content)
    {
        File.WriteAllText(_directory[name], content);
        File.SetUnixFileMode(_directory[name], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return _directory[name];
    }

    private static void RequireLibrary()
    {
        try
        {
            SqliteDatabase.OpenConverter().Dispose();
        }
        catch (CipherUnavailableException e)
        {
            Assert.Skip($"no SQLCipher ({e.Message}); eng/sqlcipher makes it");
        }
    }
}
