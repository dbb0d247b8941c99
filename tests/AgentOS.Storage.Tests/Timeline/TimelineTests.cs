using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Timeline;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Timeline;

/// <summary>What the timeline records, of mounts and of the SDK.</summary>
public sealed class TimelineTests
{
    [Fact]
    public void A_mount_records_each_change_with_path_process_and_bytes()
    {
        using StoreFixture fixture = new();
        CallerProcess.Number = Environment.ProcessId;
        Inode directory = fixture.Make(IFileTree.RootInode, "dir", StoreFixture.DirectoryMode);
        Inode file = fixture.Make(directory.Number, "a.txt");
        Assert.Equal(Errno.None, fixture.Store.Write(file.Number, 0, new byte[100]));
        Assert.Equal(Errno.None, fixture.Store.Write(file.Number, 100, new byte[23]));
        Assert.Equal(Errno.None, fixture.Store.Synchronize());
        Assert.Equal(Errno.None, fixture.Store.Write(file.Number, 0, new byte[7]));
        Assert.Equal(Errno.None, fixture.Store.Rename(IFileTree.RootInode, "dir"u8, IFileTree.RootInode, "moved"u8, RenameFlags.None));
        Assert.Equal(Errno.None, fixture.Store.Change(file.Number, new InodeChanges { Mode = 0x180 }, out _));
        Assert.Equal(Errno.None, fixture.Store.MakeSymbolicLink(directory.Number, "l"u8, "a.txt"u8, 0, 0, out _));
        Assert.Equal(Errno.None, fixture.Store.Link(file.Number, IFileTree.RootInode, "b"u8, out _));
        Assert.Equal(Errno.None, fixture.Store.SetExtendedAttribute(file.Number, "user.x"u8, "12345"u8, ExtendedAttributeFlags.None));
        Assert.Equal(Errno.None, fixture.Store.Unlink(IFileTree.RootInode, "b"u8));
        Assert.Equal(Errno.EEXIST, fixture.Store.Make(IFileTree.RootInode, "moved"u8, new NewInode(StoreFixture.DirectoryMode, 0, 0), out _));
        Assert.Equal(Errno.None, fixture.Store.Synchronize());
        Assert.Equal(
            """
            1|mkdir|/dir||0
            2|create|/dir/a.txt||123
            3|write|/dir/a.txt||7
            4|rename|/dir|/moved|0
            5|chmod|/moved/a.txt||0
            6|symlink|/moved/l|a.txt|5
            7|link|/b||0
            8|setxattr|/b||5
            9|unlink|/b||0
            """,
            SqliteCommand.Run(fixture.DatabasePath, "SELECT id, operation, path, target, bytes FROM agentos_history"));
        Assert.Equal(
            $"agent|{Environment.ProcessId}|ok",
            SqliteCommand.Run(fixture.DatabasePath, "SELECT DISTINCT agent, pid, result FROM agentos_history WHERE command <> '' AND length(hash) = 32"));
    }

    [Fact]
    public void What_the_kernel_writes_back_has_no_process_unless_it_goes_on_with_a_new_file()
    {
        using StoreFixture fixture = new();
        CallerProcess.Number = 0;
        Inode file = fixture.Make(IFileTree.RootInode, "f");
        CallerProcess.Number = CallerProcess.Unknown;
        Assert.Equal(Errno.None, fixture.Store.Write(file.Number, 0, new byte[10]));
        Assert.Equal(Errno.None, fixture.Store.Synchronize());
        Assert.Equal(Errno.None, fixture.Store.Write(file.Number, 0, new byte[10]));
        CallerProcess.Number = 0;
        Assert.Equal(Errno.None, fixture.Store.Synchronize());
        Assert.Equal(
            $"create|{Environment.ProcessId}|10\nwrite||10",
            SqliteCommand.Run(fixture.DatabasePath, "SELECT operation, pid, bytes FROM agentos_history"));
    }

    [Fact]
    public void A_path_unknown_to_this_mount_is_found_in_the_file()
    {
        using StoreFixture fixture = new();
        Inode outer = fixture.Make(IFileTree.RootInode, "outer", StoreFixture.DirectoryMode);
        Inode file = fixture.Make(outer.Number, "f");
        fixture.Reopen();
        Assert.Equal(Errno.None, fixture.Store.Write(file.Number, 0, new byte[1]));
        Assert.Equal(Errno.None, fixture.Store.Synchronize());
        Assert.Equal("/outer/f", SqliteCommand.Run(fixture.DatabasePath, "SELECT path FROM agentos_history WHERE operation = 'write'"));
    }

    [Fact]
    public async Task The_sdk_records_files_keys_and_tool_calls_and_nothing_of_what_failed()
    {
        using TempDirectory directory = new();
        FakeTimeProvider time = new();
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(directory["a.db"], new AgentDatabaseOptions { Time = time });
        await agent.Files.WriteTextAsync("/note", "hello");
        await Assert.ThrowsAsync<FileSystemException>(() => agent.Files.DeleteFileAsync("/missing"));
        time.Advance(TimeSpan.FromHours(1));
        await agent.KeyValue.SetJsonAsync("k", "[1]");
        await agent.KeyValue.DeleteAsync("k");
        await agent.KeyValue.DeleteAsync("k");
        await agent.ToolCalls.SucceedAsync(await agent.ToolCalls.StartAsync("search"));
        await agent.ToolCalls.FailAsync(await agent.ToolCalls.StartAsync("fetch"), "timeout");
        IReadOnlyList<TimelineEntry> all = await agent.Timeline.ReadAsync(new TimelineFilter());
        Assert.Equal(
            ["create /note 5", "kv.set k 3", "kv.delete k 0", "tool.pending search 0", "tool.success search 0", "tool.pending fetch 0", "tool.error fetch 0"],
            all.Select(static entry => $"{entry.Operation} {entry.Path} {entry.Bytes}"));
        Assert.Equal(("error", "timeout"), (all[^1].Result, all[^1].Cause));
        Assert.Equal(time.GetUtcNow(), all[^1].Time);
        Assert.All(all, static entry => Assert.Equal(Environment.ProcessId, entry.ProcessId));
        Assert.Empty((await agent.Timeline.VerifyAsync()).Defects);
    }

    [Fact]
    public async Task Filters_apply_before_the_limit()
    {
        using TempDirectory directory = new();
        FakeTimeProvider time = new();
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(directory["a.db"], new AgentDatabaseOptions { Time = time });
        await agent.Files.MakeDirectoryAsync("/d");
        await agent.Files.WriteTextAsync("/d/one", "1");
        await agent.Files.WriteTextAsync("/d/two", "1");
        DateTimeOffset later = time.GetUtcNow().AddSeconds(1);
        time.Advance(TimeSpan.FromSeconds(2));
        await agent.Files.WriteTextAsync("/dx", "1");
        await agent.ToolCalls.StartAsync("search");
        Assert.Equal("/d/two", Assert.Single(await agent.Timeline.ReadAsync(new TimelineFilter { Path = "/d", Limit = 1 })).Path);
        Assert.Equal(3, (await agent.Timeline.ReadAsync(new TimelineFilter { Path = "/d" })).Count);
        Assert.Equal(["/dx", "search"], (await agent.Timeline.ReadAsync(new TimelineFilter { Since = later })).Select(static entry => entry.Path));
        Assert.Equal("search", Assert.Single(await agent.Timeline.ReadAsync(new TimelineFilter { Tool = "search" })).Path);
        Assert.Equal(3, (await agent.Timeline.ReadAsync(new TimelineFilter { Operation = "create" })).Count);
        Assert.Empty(await agent.Timeline.ReadAsync(new TimelineFilter { Result = "error" }));
        Assert.Equal("/dx", (await agent.Timeline.ReadAsync(new TimelineFilter { After = 3 }))[0].Path);
    }

    [Fact]
    public void A_file_that_is_replaced_keeps_no_name()
    {
        using StoreFixture fixture = new();
        Inode old = fixture.Make(IFileTree.RootInode, "a");
        fixture.Make(IFileTree.RootInode, "b");
        Assert.Equal(Errno.None, fixture.Store.Rename(IFileTree.RootInode, "b"u8, IFileTree.RootInode, "a"u8, RenameFlags.None));
        Assert.Equal(Errno.None, fixture.Store.Write(old.Number, 0, new byte[9]));
        Assert.Equal(Errno.None, fixture.Store.MakeUnnamed(new NewInode(StoreFixture.FileMode, 0, 0), out Inode unnamed));
        Assert.Equal(Errno.None, fixture.Store.Write(unnamed.Number, 0, new byte[3]));
        Assert.Equal(Errno.None, fixture.Store.Link(unnamed.Number, IFileTree.RootInode, "c"u8, out _));
        Assert.Equal(Errno.None, fixture.Store.Synchronize());
        Assert.Equal(
            "create|/a||0\ncreate|/b||0\nrename|/b|/a|0\nwrite|||9\ncreate|||3\nlink|/c||0",
            SqliteCommand.Run(fixture.DatabasePath, "SELECT operation, path, target, bytes FROM agentos_history"));
    }

    [Fact]
    public void Overwriting_is_one_row_and_repeated_refusals_are_counted()
    {
        using StoreFixture fixture = new();
        Inode file = fixture.Make(IFileTree.RootInode, "f");
        Assert.Equal(Errno.None, fixture.Store.Synchronize());
        Assert.Equal(Errno.None, fixture.Store.Change(file.Number, new InodeChanges { Size = 0 }, out _));
        Assert.Equal(Errno.None, fixture.Store.Write(file.Number, 0, new byte[5]));
        for (int i = 0; i < 1000; i++)
            fixture.Store.Refused("write", file.Number, Errno.ENOSPC);
        Assert.Equal(Errno.None, fixture.Store.Synchronize());
        Assert.Equal("write|/f|5|ok", SqliteCommand.Run(fixture.DatabasePath, "SELECT operation, path, bytes, result FROM agentos_history WHERE id = 2"));

        // One row for each commit, and commits may have come in between.
        Assert.Equal(
            "write|/f|ENOSPC|1000|1",
            SqliteCommand.Run(fixture.DatabasePath, "SELECT operation, path, result, sum(CAST(coalesce(cause, 1) AS INTEGER)), count(*) < 500 FROM agentos_history WHERE id > 2"));
    }

    [Fact]
    public void Rows_settled_between_requests_are_those_a_commit_writes()
    {
        using StoreFixture fixture = new();
        for (int i = 0; i < 200; i++)
        {
            Inode file = fixture.Make(IFileTree.RootInode, $"f{i}");
            Assert.Equal(Errno.None, fixture.Store.Write(file.Number, 0, new byte[i]));
            fixture.Store.Settle();
        }

        Assert.Equal(Errno.None, fixture.Store.Synchronize());
        Assert.Equal(
            "200|19900|200",
            SqliteCommand.Run(fixture.DatabasePath, "SELECT count(*), sum(bytes), sum(path = '/f' || (id - 1) AND operation = 'create') FROM agentos_history"));
    }

    [Fact]
    public async Task Snapshots_restores_imports_and_sql_are_recorded_and_a_restore_takes_no_row_back()
    {
        using TempDirectory directory = new();
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(directory["a.db"]);
        await agent.Snapshots.CreateAsync("before");
        await agent.Files.WriteTextAsync("/f", "x");
        using MemoryStream archive = new();
        await agent.Archives.ExportAsync(archive);
        await agent.Snapshots.RestoreAsync("before");
        archive.Position = 0;
        await agent.Archives.ImportAsync(archive);
        await agent.Sql.ExecuteAsync("UPDATE kv_store SET value = '1'");
        await Assert.ThrowsAsync<AgentOSException>(() => agent.Sql.ExecuteAsync("UPDATE nothing SET value = '1'"));
        await agent.Snapshots.DeleteAsync("before");
        IReadOnlyList<TimelineEntry> rows = await agent.Timeline.ReadAsync(new TimelineFilter());
        Assert.Equal(
            ["snapshot before ok", "create /f ok", "restore before ok", "import / ok", "create /f ok", "sql UPDATE kv_store SET value = '1' ok",
                "sql UPDATE nothing SET value = '1' ok", "sql UPDATE nothing SET value = '1' error", "snapshot.delete before ok"],
            rows.Where(static row => row.Operation is not ("utimes" or "chmod")).Select(static row => $"{row.Operation} {row.Path} {row.Result}"));
        Assert.Empty((await agent.Timeline.VerifyAsync()).Defects);
    }

    [Fact]
    public async Task A_mount_and_the_sdk_append_to_one_chain()
    {
        using StoreFixture fixture = new();
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(fixture.DatabasePath);
        for (int i = 0; i < 5; i++)
        {
            fixture.Make(IFileTree.RootInode, $"m{i}");
            Assert.Equal(Errno.None, fixture.Store.Synchronize());
            await agent.Files.WriteTextAsync($"/s{i}", "x");
        }

        TimelineReport report = await agent.Timeline.VerifyAsync();
        Assert.Equal(10, report.Rows);
        Assert.Empty(report.Defects);
    }
}
