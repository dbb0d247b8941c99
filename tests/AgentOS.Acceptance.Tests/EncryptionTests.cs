using System.Diagnostics;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests;

/// <summary>An encrypted agent's key stays outside of its sandbox.</summary>
public sealed class EncryptionTests : IDisposable
{
    private const string Key = "5ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2";
    private const string Canary = "not-a-secret-4711";
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_agent_sees_neither_the_key_in_the_environment_nor_the_key_file_in_the_project()
    {
        RequireLibrary();
        File.WriteAllText(_directory["agent.key"], Key);
        File.WriteAllText(_directory["canary"], Canary);
        File.SetUnixFileMode(_directory["agent.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        const string look = "env; cat /proc/*/environ /proc/*/cmdline | tr '\\0' '\\n'; ls -a; cat ./* ./.* /agent/* 2>&1; true";
        string[] given =
        [
            $"AGENTOS_KEY={Key} agentos run -q --db one.db --env AGENTOS_KEY --env CANARY={Canary} -- sh -c '{look.Replace("'", "'\\''", StringComparison.Ordinal)}'",
            $"AGENTOS_KEY_FILE=agent.key agentos run -q --db two.db --env CANARY={Canary} -- sh -c '{look.Replace("'", "'\\''", StringComparison.Ordinal)}'",
            $"agentos run -q --db three.db --key-file agent.key --env CANARY={Canary} -- sh -c '{look.Replace("'", "'\\''", StringComparison.Ordinal)}'",
        ];
        foreach (string script in given)
        {
            string seen = (await PublishedProgram.RunScriptAsync(_directory.Path, script)).Succeeded().Output;
            Assert.Contains($"CANARY={Canary}", seen, StringComparison.Ordinal);
            Assert.Contains("\ncanary\n", seen, StringComparison.Ordinal);
            // In the environment alone the key is nowhere; a file with it is hidden only from a run that is given that file.
            Assert.Equal(script.StartsWith("AGENTOS_KEY=", StringComparison.Ordinal), seen.Contains("\nagent.key\n", StringComparison.Ordinal));
            if (!script.StartsWith("AGENTOS_KEY=", StringComparison.Ordinal))
                Assert.DoesNotContain(Key, seen, StringComparison.Ordinal);
            else
                Assert.DoesNotContain($"AGENTOS_KEY={Key}", seen, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_process_but_the_one_that_was_given_it_has_the_key_in_its_environment()
    {
        RequireLibrary();
        const string script = "AGENTOS_KEY=" + Key + " agentos run -q --workspace none -- sh -c 'echo ready; read line'";
        using Process process = PublishedProgram.Start(_directory.Path, ["bash", "-c", $"PATH={PublishedProgram.Folder}:$PATH; exec env {script}"]);
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        int[] holders = [.. Process.GetProcesses().Select(static found => found.Id).Where(HasKey)];
        Assert.Equal([process.Id], holders);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_the_library_the_command_that_makes_it_is_named()
    {
        foreach (string file in (string[])["agentos", "agentos-init"])
            File.Copy(Path.Combine(PublishedProgram.Folder, file), _directory[file]);
        ProgramRun run = await PublishedProgram.RunAsync(_directory.Path, [], ["env", $"AGENTOS_KEY={Key}", _directory["agentos"], "init"]);
        Assert.SkipWhen(run.ExitCode == 0, "the distribution has SQLCipher itself");
        Assert.Equal(125, run.ExitCode);
        Assert.Contains("encryption.library-missing", run.Error, StringComparison.Ordinal);
        Assert.Contains("eng/sqlcipher", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_directory["agent.db"]));
        Assert.Equal(0, (await PublishedProgram.RunAsync(_directory.Path, [], [_directory["agentos"], "init"])).ExitCode);
    }

    private static void RequireLibrary() =>
        Assert.SkipUnless(File.Exists(Path.Combine(PublishedProgram.Folder, "libsqlcipher.so")), "no SQLCipher; eng/sqlcipher makes it");

    private static bool HasKey(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/environ").Contains(Key, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
