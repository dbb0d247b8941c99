using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Integrity;
using AgentOS.Storage.Migration;

namespace AgentOS.Storage.Tests.Encryption;

/// <summary>Everything an agent's file can do, it can do encrypted, and nothing of it is readable without the key.</summary>
public sealed class EncryptedAgentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_is_read_again_with_the_key()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(EncryptedFile.Key);
        await EncryptedFile.DemandContentAsync(file.Location);
        Assert.Equal([file.Path], Directory.GetFiles(file.Folder));
    }

    [Fact]
    public async Task A_passphrase_is_a_key()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(DatabaseKey.Parse("correct horse battery staple"));
        await EncryptedFile.DemandContentAsync(new DatabaseLocation(file.Path, DatabaseKey.Parse("correct horse battery staple")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_the_plain_file_shows_its_content(bool encrypted)
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(encrypted ? EncryptedFile.Key : null);
        Assert.Equal(encrypted ? "" : file.Path, file.FindMarker());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Rule", "AF-15")]
    public async Task A_mount_writes_nothing_readable_into_the_file_its_log_or_a_backup(bool encrypted)
    {
        EncryptedFile.RequireLibrary();
        using EncryptedFile file = new();
        DatabaseLocation location = new(file.Path, encrypted ? EncryptedFile.Key : null);
        FileStore.Create(location, TimeProvider.System);
        using (FileStore store = FileStore.Open(location, TimeProvider.System))
        {
            WriteMarker(store, "before");
            await using (AgentDatabase agent = await AgentDatabase.OpenAsync(location, cancellationToken: Token))
            {
                await agent.Snapshots.CreateAsync("kept", Token);
                await agent.SnapshotAsync(file["whole.db"], Token);
                await agent.Snapshots.ForkAsync("kept", file["fork.db"], Token);
            }

            WriteMarker(store, "after");
            Assert.True(new FileInfo(file.Path + "-wal").Length > 0);
            string[] found = file.FindMarker().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(encrypted ? [] : [file.Path + "-wal", file["fork.db"], file["whole.db"]], found.Where(path => path != file.Path));
        }

        Assert.Equal(encrypted, file.FindMarker().Length == 0);
    }

    [Fact]
    public async Task Copies_of_an_encrypted_file_have_its_key()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(EncryptedFile.Key);
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(file.Location, cancellationToken: Token))
        {
            await agent.SnapshotAsync(file["whole.db"], Token);
            await agent.Snapshots.ForkAsync("first", file["fork.db"], Token);
        }

        await EncryptedFile.DemandContentAsync(file.Location with { Path = file["whole.db"] });
        await using AgentDatabase fork = await AgentDatabase.OpenAsync(file.Location with { Path = file["fork.db"] }, cancellationToken: Token);
        Assert.Equal(EncryptedFile.Marker, await fork.Files.ReadTextAsync("/link"));
    }

    [Fact]
    public async Task Restoring_compacting_archiving_and_querying_work()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(EncryptedFile.Key);
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(file.Location, cancellationToken: Token);
        await agent.Files.DeleteFileAsync("/big.bin", Token);
        await agent.Snapshots.RestoreAsync("first", Token);
        Assert.Equal(EncryptedFile.Marker, await agent.Files.ReadTextAsync("/link"));
        foreach (SnapshotInfo snapshot in await agent.Snapshots.ListAsync(Token))
            await agent.Snapshots.DeleteAsync(snapshot.Name, Token);
        await agent.CompactAsync(Token);
        using MemoryStream archive = new();
        await agent.Archives.ExportAsync(archive, cancellationToken: Token);
        archive.Position = 0;
        await agent.Archives.ImportAsync(archive, "/again", Token);
        Assert.Equal(EncryptedFile.Content(300_000), await agent.Files.ReadAsync("/again/big.bin", Token));
        Assert.Equal("ok", (await agent.Sql.QueryAsync("PRAGMA integrity_check", Token)).Rows[0][0]);
    }

    [Fact]
    public async Task A_repair_and_its_backup_work_with_the_key()
    {
        using EncryptedFile file = await EncryptedFile.CreateAsync(EncryptedFile.Key);
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(file.Location, cancellationToken: Token))
            await agent.Sql.ExecuteAsync("UPDATE fs_inode SET nlink = 9 WHERE ino = 1", Token);
        Assert.Equal("AF-6", Assert.Single(DatabaseIntegrity.Check(file.Location).Findings).Rule);
        RepairReport report = DatabaseIntegrity.Repair(file.Location, TimeProvider.System);
        Assert.Empty(report.Remaining);
        Assert.Equal("AF-6", Assert.Single(DatabaseIntegrity.Check(file.Location with { Path = report.Backup! }).Findings).Rule);
        Assert.Equal("", file.FindMarker());
        Assert.Empty(DatabaseMigration.Run(file.Location, TimeProvider.System).Steps);
    }

    [Fact]
    public async Task A_plain_and_an_encrypted_agent_can_be_open_in_one_process()
    {
        using EncryptedFile encrypted = await EncryptedFile.CreateAsync(EncryptedFile.Key), plain = await EncryptedFile.CreateAsync(null);
        await using AgentDatabase one = await AgentDatabase.OpenAsync(encrypted.Location, cancellationToken: Token);
        await using AgentDatabase other = await AgentDatabase.OpenAsync(plain.Path, cancellationToken: Token);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? one : other).Files.WriteTextAsync($"/f{i}", $"{i}", Token)));
        Assert.Equal("98", await one.Files.ReadTextAsync("/f98", Token));
        Assert.Equal("99", await other.Files.ReadTextAsync("/f99", Token));
    }

    [Fact]
    [Trait("Rule", "AF-12")]
    public void A_copy_of_the_file_alone_made_while_mounted_is_refused()
    {
        EncryptedFile.RequireLibrary();
        using EncryptedFile file = new();
        FileStore.Create(file.Location, TimeProvider.System);
        using FileStore store = FileStore.Open(file.Location, TimeProvider.System);
        WriteMarker(store, "name");
        Assert.Equal(Errno.None, store.Synchronize());
        SqliteCommand.Run("/bin/cp", file.Path + "-wal", file["copy.db-wal"]);
        SqliteCommand.Run("/bin/cp", file.Path, file["copy.db"]);
        DatabaseLocation copy = file.Location with { Path = file["copy.db"] };
        // With its log the copy is whole; the checkpoint of this opening puts the mark where the second copy keeps it without the log.
        using (SqliteDatabaseOf(copy))
        {
        }

        Assert.Equal(StorageErrors.CopiedWhileMounted, Assert.Throws<Errors.AgentOSException>(() => FileStore.Open(copy, TimeProvider.System)).Definition);
        Assert.Equal(StorageErrors.CopiedWhileMounted, Assert.Throws<Errors.AgentOSException>(() => DatabaseIntegrity.Check(copy)).Definition);
    }

    /// <summary>A connection that knows no marks: it moves the log into the file when it closes.</summary>
    private static AgentOS.Sqlite.SqliteDatabase SqliteDatabaseOf(DatabaseLocation location)
    {
        AgentOS.Sqlite.SqliteDatabase database = AgentOS.Sqlite.SqliteDatabase.Open(location.Path, AgentOS.Sqlite.SqliteOpenMode.ReadWrite, location.Key!.Notation);
        database.Execute("SELECT count(*) FROM sqlite_schema");
        return database;
    }

    private static void WriteMarker(FileStore store, string name)
    {
        Assert.Equal(Errno.None, store.Make(1, StoreFixture.Bytes(name), new NewInode(StoreFixture.FileMode, 0, 0), out Inode inode));
        Assert.Equal(Errno.None, store.Write(inode.Number, 0, StoreFixture.Bytes(EncryptedFile.Marker)));
        Assert.Equal(Errno.None, store.Synchronize());
    }
}
