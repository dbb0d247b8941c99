using System.Diagnostics;
using AgentOS.Errors;
using AgentOS.Storage.Encryption;
using AgentOS.Storage.Files;
using AgentOS.Storage.Integrity;

namespace AgentOS.Storage.Tests.Encryption;

/// <summary>Encrypting, decrypting and changing the key of existing files.</summary>
public sealed class ConversionTests
{
    private const string PathVariable = "AGENTOS_CRASH_CONVERTER";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_keeps_everything_through_all_conversions()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(null);
        SqliteCommand.Run(file.Path, "PRAGMA user_version = 7");
        File.SetUnixFileMode(file.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        string before = Describe(await DumpAsync(file.Path));

        DatabaseEncryption.Encrypt(file.Path, EncryptedFile.Key);
        Assert.Equal("", file.FindMarker());
        await EncryptedFile.DemandContentAsync(file.Location);
        Assert.Equal(before, Describe(await DumpAsync(file.Location)));

        DatabaseEncryption.ChangeKey(file.Location, EncryptedFile.OtherKey);
        Assert.Equal(EncryptionErrors.WrongKey, Assert.Throws<AgentOSException>(() => FileStore.Open(file.Location, TimeProvider.System)).Definition);
        DatabaseLocation location = new(file.Path, EncryptedFile.OtherKey);
        Assert.Equal(before, Describe(await DumpAsync(location)));

        DatabaseEncryption.Decrypt(location);
        Assert.Equal(file.Path, file.FindMarker());
        await EncryptedFile.DemandContentAsync(file.Path);
        Assert.Equal(before, Describe(await DumpAsync(file.Path)));
        Assert.Equal("7", SqliteCommand.Run(file.Path, "PRAGMA user_version"));
        Assert.Equal("wal", SqliteCommand.Run(file.Path, "PRAGMA journal_mode"));
        Assert.Empty(DatabaseIntegrity.Check(file.Path).Findings);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(file.Path));
        Assert.Equal([file.Path], Directory.GetFiles(file.Folder));
    }

    [Fact]
    public async Task A_link_stays_and_the_file_behind_it_is_encrypted()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(null);
        File.CreateSymbolicLink(file["link.db"], "agent.db");
        DatabaseEncryption.Encrypt(file["link.db"], EncryptedFile.Key);
        Assert.Equal("agent.db", new FileInfo(file["link.db"]).LinkTarget);
        await EncryptedFile.DemandContentAsync(file.Location);
    }

    [Fact]
    public async Task A_file_in_use_is_refused_and_left_alone()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(null);
        using (FileStore.Open(file.Path, TimeProvider.System))
            Assert.Contains(Refuse(file), (ErrorDefinition[])[StorageErrors.Busy, StorageErrors.AlreadyMounted]);
        await using (await AgentDatabase.OpenAsync(file.Path, cancellationToken: Token))
            Assert.Equal(StorageErrors.Busy, Refuse(file));
        DatabaseEncryption.Encrypt(file.Path, EncryptedFile.Key);
        await EncryptedFile.DemandContentAsync(file.Location);
    }

    [Fact]
    public async Task A_file_that_another_process_reads_is_refused()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(null);
        Assert.SkipUnless(File.Exists("/usr/bin/sqlite3"), "sqlite3 is not installed");
        ProcessStartInfo start = new("/usr/bin/sqlite3", ["-batch", file.Path]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process reader = Process.Start(start)!;
        await reader.StandardInput.WriteLineAsync("BEGIN; SELECT count(*) FROM fs_config;");
        await reader.StandardInput.FlushAsync(Token);
        Assert.Equal("2", await reader.StandardOutput.ReadLineAsync(Token));
        Assert.Equal(StorageErrors.Busy, Refuse(file));
        reader.StandardInput.Close();
        await reader.WaitForExitAsync(Token);
        DatabaseEncryption.Encrypt(file.Path, EncryptedFile.Key);
        await EncryptedFile.DemandContentAsync(file.Location);
    }

    [Fact]
    public async Task Wrong_and_missing_keys_and_other_files_are_refused()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(EncryptedFile.Key);
        SqliteCommand.Run(file["other.db"], "CREATE TABLE t (a)");
        Assert.Equal(EncryptionErrors.AlreadyEncrypted, Refuse(file));
        Assert.Equal(EncryptionErrors.KeyMissing, Refused(() => DatabaseEncryption.Decrypt(file.Path)));
        Assert.Equal(EncryptionErrors.WrongKey, Refused(() => DatabaseEncryption.Decrypt(new DatabaseLocation(file.Path, EncryptedFile.OtherKey))));
        Assert.Equal(EncryptionErrors.WrongKey, Refused(() => DatabaseEncryption.ChangeKey(new DatabaseLocation(file.Path, EncryptedFile.OtherKey), EncryptedFile.Key)));
        Assert.Equal(EncryptionErrors.NotEncrypted, Refused(() => DatabaseEncryption.Decrypt(new DatabaseLocation(file["other.db"], EncryptedFile.Key))));
        Assert.Equal(StorageErrors.NotAnAgentDatabase, Refused(() => DatabaseEncryption.Encrypt(file["other.db"], EncryptedFile.Key)));
        Assert.Equal(StorageErrors.NotFound, Refused(() => DatabaseEncryption.Encrypt(file["no.db"], EncryptedFile.Key)));
        await EncryptedFile.DemandContentAsync(file.Location);
        Assert.Equal(2, Directory.GetFiles(file.Folder).Length);
    }

    [Fact]
    public async Task A_log_left_by_a_crash_is_part_of_the_copy()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(null);
        string crashed = file["crashed.db"];
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(file.Path, cancellationToken: Token))
        {
            await agent.Files.WriteTextAsync("/late", "late", Token);
            SqliteCommand.Run("/bin/cp", file.Path, crashed);
            SqliteCommand.Run("/bin/cp", file.Path + "-wal", crashed + "-wal");
        }

        DatabaseEncryption.Encrypt(crashed, EncryptedFile.Key);
        Assert.False(File.Exists(crashed + "-wal"));
        await using AgentDatabase copy = await AgentDatabase.OpenAsync(new DatabaseLocation(crashed, EncryptedFile.Key), cancellationToken: Token);
        Assert.Equal("late", await copy.Files.ReadTextAsync("/late", Token));
    }

    [Fact]
    public async Task Kill_9_at_any_moment_leaves_the_old_file_or_the_new_one()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(null);
        Random random = new(9);
        DatabaseKey? present = null;
        for (int round = 0; round < 10; round++)
        {
            present = await ConvertAndKillAsync(file, random.Next(0, 40)) ? await FindKeyAsync(file) : throw new InvalidOperationException("the child ended by itself");
            await EncryptedFile.DemandContentAsync(new DatabaseLocation(file.Path, present));
        }

        if (present is not null)
            DatabaseEncryption.Decrypt(new DatabaseLocation(file.Path, present));
        DatabaseEncryption.Encrypt(file.Path, EncryptedFile.Key);
        Assert.Equal([file.Path], Directory.GetFiles(file.Folder));
    }

    /// <summary>The child process of the test above: encrypts and decrypts for ever.</summary>
    [Fact]
    public async Task Crash_converter()
    {
        string? path = Environment.GetEnvironmentVariable(PathVariable);
        Assert.SkipUnless(path is not null, "only the crash test runs this, in a process of its own");
        DatabaseLocation encrypted = new(path!, EncryptedFile.Key);
        bool isEncrypted = await IsEncryptedAsync(path!);
        await File.WriteAllTextAsync(path + ".ready", "", Token);
        for (; ; isEncrypted = !isEncrypted)
        {
            if (isEncrypted)
                DatabaseEncryption.Decrypt(encrypted);
            else
                DatabaseEncryption.Encrypt(path!, EncryptedFile.Key);
        }
    }

    /// <summary>Kills the child when it has begun its <paramref name="after"/>th change of the directory.</summary>
    private static async Task<bool> ConvertAndKillAsync(EncryptedFile file, int after)
    {
        int changes = 0;
        TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using FileSystemWatcher watcher = new(file.Folder);
        void Count(object sender, FileSystemEventArgs change)
        {
            if (Interlocked.Increment(ref changes) > after)
                enough.TrySetResult();
        }

        watcher.Created += Count;
        watcher.Changed += Count;
        watcher.Deleted += Count;
        watcher.EnableRaisingEvents = true;
        ProcessStartInfo start = new(Environment.ProcessPath!, ["--filter-method", $"{typeof(ConversionTests).FullName}.{nameof(Crash_converter)}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment[PathVariable] = file.Path;
        using Process child = Process.Start(start)!;
        await Task.WhenAny(enough.Task, child.WaitForExitAsync(Token));
        bool wasRunning = !child.HasExited;
        child.Kill(entireProcessTree: true);
        await child.WaitForExitAsync(Token);
        File.Delete(file.Path + ".ready");
        return wasRunning;
    }

    private static async Task<DatabaseKey?> FindKeyAsync(EncryptedFile file) => await IsEncryptedAsync(file.Path) ? EncryptedFile.Key : null;

    private static async Task<bool> IsEncryptedAsync(string path)
    {
        byte[] start = new byte[16];
        await using FileStream stream = File.OpenRead(path);
        await stream.ReadExactlyAsync(start, Token);
        return !start.AsSpan().SequenceEqual("SQLite format 3\0"u8);
    }

    private static ErrorDefinition Refuse(EncryptedFile file) => Refused(() => DatabaseEncryption.Encrypt(file.Path, EncryptedFile.Key));

    private static ErrorDefinition Refused(Action attempt) => Assert.Throws<AgentOSException>(attempt).Definition;

    /// <summary>Every row of every table.</summary>
    private static async Task<List<string>> DumpAsync(DatabaseLocation location)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(location, new AgentDatabaseOptions { Create = false, ReadOnly = true });
        List<string> lines = [];
        foreach (IReadOnlyList<object?> table in (await agent.Sql.QueryAsync("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")).Rows)
        {
            lines.Add($"{table[0]}: {table[1]}");
            foreach (IReadOnlyList<object?> row in (await agent.Sql.QueryAsync($"SELECT * FROM \"{table[0]}\" ORDER BY 1, 2")).Rows)
                lines.Add(string.Join('|', row.Select(static value => value is byte[] bytes ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)) : $"{value}")));
        }

        return lines;
    }

    private static string Describe(List<string> lines) => string.Join('\n', lines);
}
