using AgentOS.Errors;
using AgentOS.Sqlite;
using AgentOS.Storage.Files;
using AgentOS.Storage.Integrity;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Integrity;

/// <summary>What a repair promises: nothing lost that was there, everything reversible, and hands off a file in use.</summary>
public sealed class RepairTests
{
    [Fact]
    public async Task A_check_changes_no_byte_and_leaves_no_file()
    {
        using SoundFile file = await SoundFile.CreateAsync();
        Corruption.Apply(file.Path, "DELETE FROM fs_dentry WHERE name = 'note.txt'");
        byte[] before = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
        Assert.NotEmpty(DatabaseIntegrity.Check(file.Path).Findings);
        Assert.Equal(before, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        Assert.Equal([file.Path], Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public async Task A_log_left_by_a_crash_is_read_and_stays_where_it_is()
    {
        using SoundFile file = await SoundFile.CreateAsync();
        string crashed = file["crashed.db"];
        using (SqliteDatabase writer = SqliteDatabase.Open(file.Path, SqliteOpenMode.ReadWrite))
        {
            writer.Execute("PRAGMA wal_autocheckpoint = 0; UPDATE fs_inode SET nlink = 9 WHERE ino = 1");
            SqliteCommand.Run("/bin/cp", file.Path, crashed);
            SqliteCommand.Run("/bin/cp", file.Path + "-wal", crashed + "-wal");
        }

        byte[] before = await File.ReadAllBytesAsync(crashed, TestContext.Current.CancellationToken);
        byte[] log = await File.ReadAllBytesAsync(crashed + "-wal", TestContext.Current.CancellationToken);
        Assert.Equal("AF-6", Assert.Single(DatabaseIntegrity.Check(crashed).Findings).Rule);
        Assert.Equal(before, await File.ReadAllBytesAsync(crashed, TestContext.Current.CancellationToken));
        Assert.Equal(log, await File.ReadAllBytesAsync(crashed + "-wal", TestContext.Current.CancellationToken));
        Assert.Empty(DatabaseIntegrity.Repair(crashed, TimeProvider.System).Remaining);
    }

    [Fact]
    public async Task A_sound_file_is_not_touched_by_a_repair()
    {
        using SoundFile file = await SoundFile.CreateAsync();
        byte[] before = await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken);
        RepairReport report = DatabaseIntegrity.Repair(file.Path, TimeProvider.System);
        Assert.Null(report.Backup);
        Assert.Empty(report.Repaired);
        Assert.Equal(before, await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken));
        Assert.Equal([file.Path], Directory.GetFiles(Path.GetDirectoryName(file.Path)!));
    }

    [Fact]
    public async Task The_backup_is_the_file_as_it_was_with_its_permissions()
    {
        using SoundFile file = await SoundFile.CreateAsync();
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(file.Path, mode);
        Corruption.Apply(file.Path, "DELETE FROM fs_dentry WHERE name = 'note.txt'");
        string before = SqliteCommand.Run(file.Path, ".dump");
        RepairReport report = DatabaseIntegrity.Repair(file.Path, new FakeTimeProvider());
        Assert.Equal($"{file.Path}.before-repair-20260102T030405.000Z", report.Backup);
        Assert.Equal(mode, File.GetUnixFileMode(report.Backup!));
        Assert.Equal(before, SqliteCommand.Run(report.Backup!, ".dump"));
        Assert.Equal("AF-28", Assert.Single(DatabaseIntegrity.Check(report.Backup!).Findings, static finding => finding.Rule == "AF-28").Rule);
    }

    [Fact]
    public async Task A_lost_file_is_found_again_with_its_content()
    {
        using SoundFile file = await SoundFile.CreateAsync();
        Corruption.Apply(file.Path, "DELETE FROM fs_dentry WHERE name IN ('note.txt', 'big.bin')");
        Assert.Empty(DatabaseIntegrity.Repair(file.Path, TimeProvider.System).Remaining);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(file.Path);
        List<int> sizes = [];
        foreach (DirectoryEntry entry in await agent.Files.ListAsync("/lost+found"))
            sizes.Add((await agent.Files.ReadAsync($"/lost+found/{entry.Name}")).Length);
        Assert.Equal([4, 200_000], sizes.Order());
    }

    [Fact]
    public async Task A_directory_whose_row_is_lost_comes_back_in_its_place_with_everything_in_it()
    {
        using SoundFile file = await SoundFile.CreateAsync();
        Corruption.Apply(file.Path, "DELETE FROM fs_inode WHERE ino IN (SELECT ino FROM fs_dentry WHERE name IN ('docs', 'er', 'big.bin'))");
        Assert.Empty(DatabaseIntegrity.Repair(file.Path, TimeProvider.System).Remaining);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(file.Path);
        Assert.Equal("note", await agent.Files.ReadTextAsync("/docs/deep/er/note.txt"));
        Assert.Equal(200_000, (await agent.Files.ReadAsync("/docs/big.bin")).Length);
    }

    [Theory]
    [InlineData("UPDATE fs_config SET value = '4096' WHERE key = 'chunk_size'")]
    [InlineData("DELETE FROM fs_config")]
    [InlineData("UPDATE fs_inode SET size = 0")]
    [InlineData("UPDATE fs_inode SET mode = 511")]
    public async Task Content_survives_a_wrong_description_of_it(string sql)
    {
        using SoundFile file = await SoundFile.CreateAsync();
        Corruption.Apply(file.Path, sql);
        Assert.Empty(DatabaseIntegrity.Repair(file.Path, TimeProvider.System).Remaining);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(file.Path);
        byte[] big = await agent.Files.ReadAsync("/docs/big.bin");
        Assert.Equal(200_000, big.Length);
        Assert.All(big.Index(), static at => Assert.Equal(at.Index % 251, at.Item));
    }

    [Fact]
    public async Task A_lost_and_found_that_is_a_file_is_left_alone()
    {
        using SoundFile file = await SoundFile.CreateAsync();
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(file.Path))
            await agent.Files.WriteTextAsync("/lost+found", "mine");
        Corruption.Apply(file.Path, "DELETE FROM fs_dentry WHERE name IN ('note.txt', 'big.bin')");
        Assert.Empty(DatabaseIntegrity.Repair(file.Path, TimeProvider.System).Remaining);
        await using AgentDatabase repaired = await AgentDatabase.OpenAsync(file.Path);
        Assert.Equal("mine", await repaired.Files.ReadTextAsync("/lost+found"));
        Assert.Equal(2, (await repaired.Files.ListAsync("/lost+found~1")).Count);
    }

    [Fact]
    public void A_mounted_file_is_checked_but_not_repaired()
    {
        using StoreFixture fixture = new();
        Inode held = fixture.MakeFile(1, "held", "content");
        Assert.Equal(Linux.Errno.None, fixture.Unlink(1, "held"));
        fixture.Store.Synchronize();
        Assert.Empty(DatabaseIntegrity.Check(fixture.DatabasePath).Findings);
        AgentOSException refused = Assert.Throws<AgentOSException>(() => DatabaseIntegrity.Repair(fixture.DatabasePath, TimeProvider.System));
        Assert.Equal(StorageErrors.AlreadyMounted, refused.Definition);
        Assert.Equal("content", fixture.ReadText(held.Number));
        AgentOSException second = Assert.Throws<AgentOSException>(() => FileStore.Open(fixture.DatabasePath, TimeProvider.System));
        Assert.Equal(StorageErrors.AlreadyMounted, second.Definition);
    }

    [Fact]
    public async Task A_file_whose_directory_takes_no_backup_is_not_repaired()
    {
        using SoundFile file = await SoundFile.CreateAsync();
        Corruption.Apply(file.Path, "UPDATE fs_inode SET nlink = 9 WHERE ino = 1");
        string taken = $"{file.Path}.before-repair-20260102T030405.000Z";
        await File.WriteAllTextAsync(taken, "precious", TestContext.Current.CancellationToken);
        AgentOSException refused = Assert.Throws<AgentOSException>(() => DatabaseIntegrity.Repair(file.Path, new FakeTimeProvider()));
        Assert.Equal(StorageErrors.BackupFailed, refused.Definition);
        Assert.Equal("precious", await File.ReadAllTextAsync(taken, TestContext.Current.CancellationToken));
        Assert.NotEmpty(DatabaseIntegrity.Check(file.Path).Findings);
    }

    [Fact]
    public void A_missing_file_and_a_directory_are_errors()
    {
        using TempDirectory directory = new();
        Assert.Equal(StorageErrors.NotFound, Assert.Throws<AgentOSException>(() => DatabaseIntegrity.Check(directory["no.db"])).Definition);
        Assert.Equal(StorageErrors.IsADirectory, Assert.Throws<AgentOSException>(() => DatabaseIntegrity.Check(directory.Path)).Definition);
    }
}
