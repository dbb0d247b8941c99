using AgentOS.Storage.Files;

namespace AgentOS.Storage.Tests;

/// <summary>The rules of docs/formats/agent-db.md, each by its number, checked from outside with the stock sqlite3 program.</summary>
public sealed class FormatTests
{
    [Fact]
    [Trait("Rule", "AF-1")]
    public void A_new_file_is_plain_sqlite_in_wal_mode_with_utf8_and_without_auto_vacuum()
    {
        using StoreFixture fixture = new();
        Assert.Equal("wal\nUTF-8\n0\n32768", SqliteCommand.Run(
            fixture.DatabasePath, "PRAGMA journal_mode; PRAGMA encoding; PRAGMA auto_vacuum; PRAGMA page_size"));
    }

    [Fact]
    [Trait("Rule", "AF-2")]
    public void The_tables_and_indexes_are_those_of_agentfs_and_ours_begin_with_agentos()
    {
        using StoreFixture fixture = new();
        string names = SqliteCommand.Run(
            fixture.DatabasePath, "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name)");
        Assert.Equal(
            "agentos_history agentos_orphan agentos_xattr fs_config fs_data fs_dentry fs_inode fs_symlink idx_fs_dentry_parent idx_kv_store_created_at "
            + "idx_tool_calls_name idx_tool_calls_started_at kv_store tool_calls",
            names);
    }

    [Fact]
    [Trait("Rule", "AF-3")]
    public void There_are_no_triggers_virtual_tables_generated_columns_or_checks()
    {
        using StoreFixture fixture = new();
        Assert.Equal("0", SqliteCommand.Run(fixture.DatabasePath, """
            SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' OR sql LIKE '%VIRTUAL%' OR sql LIKE '%GENERATED%' OR sql LIKE '%CHECK%'
            """));
    }

    [Fact]
    [Trait("Rule", "AF-4")]
    public void The_configuration_names_version_and_chunk_size()
    {
        using StoreFixture fixture = new();
        Assert.Equal("chunk_size|65536\nschema_version|0.4", SqliteCommand.Run(fixture.DatabasePath, "SELECT key, value FROM fs_config ORDER BY key"));
    }

    [Fact]
    [Trait("Rule", "AF-5")]
    public void The_root_is_inode_1_a_directory_with_one_link()
    {
        using StoreFixture fixture = new();
        Assert.Equal("1|16877|1", SqliteCommand.Run(fixture.DatabasePath, "SELECT ino, mode, nlink FROM fs_inode"));
    }

    [Fact]
    [Trait("Rule", "AF-6")]
    public void Directories_are_stored_with_one_link_and_shown_with_two_plus_subdirectories()
    {
        using StoreFixture fixture = new();
        Inode directory = fixture.Make(1, "d", StoreFixture.DirectoryMode);
        fixture.Make(directory.Number, "e", StoreFixture.DirectoryMode);
        Assert.Equal(3u, fixture.Get(directory.Number).LinkCount);
        Assert.Equal(Linux.Errno.None, fixture.Store.Synchronize());
        Assert.Equal("1", SqliteCommand.Run(fixture.DatabasePath, $"SELECT nlink FROM fs_inode WHERE ino = {directory.Number}"));
        fixture.Reopen();
        Assert.Equal(3u, fixture.Get(directory.Number).LinkCount);
    }

    [Fact]
    [Trait("Rule", "AF-7")]
    public void Stored_chunks_before_the_last_are_full_when_a_file_grows_past_them()
    {
        using StoreFixture fixture = new();
        Inode file = fixture.MakeFile(1, "f", "abc");
        Assert.Equal(Linux.Errno.None, fixture.Store.Write(file.Number, 200_000, "z"u8));
        fixture.Store.Synchronize();
        Assert.Equal("0|65536\n3|3393", SqliteCommand.Run(fixture.DatabasePath, "SELECT chunk_index, length(data) FROM fs_data ORDER BY 1"));
    }

    [Fact]
    [Trait("Rule", "AF-8")]
    public void Missing_and_short_chunks_read_as_zeros()
    {
        using StoreFixture fixture = new();
        Inode file = fixture.MakeFile(1, "f", "abc");
        fixture.Store.Synchronize();
        SqliteCommand.Run(fixture.DatabasePath, $"UPDATE fs_inode SET size = 70000 WHERE ino = {file.Number}");
        byte[] content = fixture.Read(file.Number, 0, 100_000);
        Assert.Equal(70_000, content.Length);
        Assert.Equal("abc"u8.ToArray(), content[..3]);
        Assert.All(content[3..], value => Assert.Equal(0, value));
    }

    [Fact]
    [Trait("Rule", "AF-9")]
    public void Utf8_names_are_text_and_others_are_blobs()
    {
        using StoreFixture fixture = new();
        fixture.Make(1, "naïve-文件");
        byte[] odd = [0xFF, 0xFE];
        Assert.Equal(Linux.Errno.None, fixture.Store.Make(1, odd, new NewInode(StoreFixture.FileMode, 0, 0), out _));
        Assert.Equal(Linux.Errno.None, fixture.Store.Lookup(1, odd, out _));
        fixture.Store.Synchronize();
        Assert.Equal("text\nblob", SqliteCommand.Run(fixture.DatabasePath, "SELECT typeof(name) FROM fs_dentry ORDER BY id"));
    }

    [Fact]
    [Trait("Rule", "AF-10")]
    public void Closing_leaves_one_file_that_a_plain_copy_takes_whole()
    {
        using StoreFixture fixture = new();
        fixture.MakeFile(1, "f", "content");
        fixture.Store.Dispose();
        Assert.Equal([fixture.DatabasePath], Directory.GetFiles(Path.GetDirectoryName(fixture.DatabasePath)!));
        string copy = fixture.DatabasePath + ".copy";
        SqliteCommand.Run("/bin/cp", fixture.DatabasePath, copy);
        Assert.Equal("ok\ncontent", SqliteCommand.Run(copy, "PRAGMA integrity_check; SELECT data FROM fs_data"));
    }

    [Fact]
    [Trait("Rule", "AF-11")]
    public void Inodes_without_a_name_are_listed_while_held_and_freed_at_the_next_open()
    {
        using StoreFixture fixture = new();
        Inode file = fixture.MakeFile(1, "f", "held");
        Assert.Equal(Linux.Errno.None, fixture.Unlink(1, "f"));
        Assert.Equal("held", fixture.ReadText(file.Number));
        fixture.Store.Synchronize();
        Assert.Equal($"{file.Number}", SqliteCommand.Run(fixture.DatabasePath, "SELECT ino FROM agentos_orphan"));
        fixture.Reopen();
        Assert.Equal(Linux.Errno.ENOENT, fixture.Store.Get(file.Number, out _));
        fixture.Store.Synchronize();
        Assert.Equal("0|0", SqliteCommand.Run(fixture.DatabasePath, "SELECT (SELECT count(*) FROM agentos_orphan), (SELECT count(*) FROM fs_data)"));
    }
}
