using System.Globalization;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Tests;

/// <summary>What is remembered because the tables tell it only by reading all their rows.</summary>
public sealed class LargeTreeTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    private long CountedInodes => long.Parse(SqliteCommand.Run(_fixture.DatabasePath, "SELECT count(*) FROM fs_inode"), CultureInfo.InvariantCulture);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void The_parents_of_many_directories_are_found_without_reading_the_entries_again()
    {
        // More directories than DirectoryCache has slots.
        const int count = 5000;
        using Connections.DatabaseConnection connection = Connections.DatabaseConnection.OpenInMemory(TimeProvider.System);
        DirectoryCache directories = new(new DentryTable(connection.Database, connection.Shape), connection.Database);
        for (long number = 2; number < count; number++)
            directories.NoteParent(number, number - 1);

        // The tables hold no entry at all: an answer can only come from memory.
        for (long number = 2; number < count; number++)
            Assert.Equal(number - 1, directories.GetParent(number));
        Assert.Equal(0, directories.GetParent(count));
    }

    [Fact]
    public void A_directory_moved_by_another_program_has_its_new_parent()
    {
        Inode from = _fixture.Make(1, "from", StoreFixture.DirectoryMode);
        Inode to = _fixture.Make(1, "to", StoreFixture.DirectoryMode);
        Inode moved = _fixture.Make(from.Number, "moved", StoreFixture.DirectoryMode);
        Assert.Equal(from.Number, ParentOf(moved.Number));
        _ = _fixture.Store.Synchronize();
        SqliteCommand.Run(_fixture.DatabasePath, $"UPDATE fs_dentry SET parent_ino = {to.Number} WHERE ino = {moved.Number}");
        _ = _fixture.Store.ExternalVersion();
        Assert.Equal(to.Number, ParentOf(moved.Number));
    }

    [Fact]
    public void Statistics_count_what_was_made_removed_and_changed_by_others()
    {
        Assert.Equal(1, Inodes());
        for (int i = 0; i < 20; i++)
            _fixture.MakeFile(1, $"f{i}", "x");
        Assert.Equal(21, Inodes());
        Assert.Equal(Errno.EEXIST, _fixture.Store.Make(1, "f0"u8, new NewInode(StoreFixture.FileMode, 0, 0), out _));
        Assert.Equal(Errno.None, _fixture.Store.Lookup(1, "f0"u8, out Inode first));
        Assert.Equal(Errno.None, _fixture.Unlink(1, "f0"));
        _fixture.Store.Forget([first.Number]);
        Assert.Equal(20, Inodes());
        _ = _fixture.Store.Synchronize();
        Assert.Equal(CountedInodes, Inodes());

        SqliteCommand.Run(_fixture.DatabasePath, "INSERT INTO fs_inode (mode, nlink, atime, mtime, ctime) VALUES (33188, 1, 0, 0, 0)");
        _ = _fixture.Store.ExternalVersion();
        Assert.Equal(21, Inodes());
    }

    [Fact]
    public async Task Statistics_of_a_database_in_memory_follow_its_sql()
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(":memory:");
        Assert.Equal(1, (await agent.Files.StatisticsAsync()).Inodes);
        await agent.Sql.ExecuteAsync("INSERT INTO fs_inode (mode, nlink, atime, mtime, ctime) VALUES (33188, 1, 0, 0, 0)");
        Assert.Equal(2, (await agent.Files.StatisticsAsync()).Inodes);
    }

    private long Inodes()
    {
        Assert.Equal(Errno.None, _fixture.Store.GetStatistics(out FileTreeStatistics statistics));
        return statistics.Inodes;
    }

    private long ParentOf(long number)
    {
        Assert.Equal(Errno.None, _fixture.Store.GetParent(number, out long parent));
        return parent;
    }
}
