using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Tests;

/// <summary>A mount and other users of the same file.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Another_process_writes_while_the_store_is_hammered()
    {
        using CancellationTokenSource stop = new();
        Task hammer = Task.Run(() =>
        {
            Inode file = _fixture.Make(1, "hammered");
            byte[] data = new byte[4096];
            for (long i = 0; !stop.IsCancellationRequested; i++)
                Assert.Equal(Errno.None, _fixture.Store.Write(file.Number, (i % 1000) * data.Length, data));
        });
        for (int i = 0; i < 3; i++)
            SqliteCommand.Run(_fixture.DatabasePath, $"INSERT INTO kv_store (key, value) VALUES ('k{i}', '{i}')");
        await stop.CancelAsync();
        await hammer;
        Assert.Equal("3", SqliteCommand.Run(_fixture.DatabasePath, "SELECT count(*) FROM kv_store"));
    }

    [Fact]
    public async Task The_sdk_of_this_process_gets_its_turns_while_the_store_is_hammered()
    {
        const long enough = 2_000_000;
        const int wanted = 20;
        using CancellationTokenSource stop = new();
        Task<long> hammer = Task.Run(() =>
        {
            Inode file = _fixture.Make(1, "hammered");
            byte[] data = new byte[4096];
            long count = 0;
            for (; count < enough && !stop.IsCancellationRequested; count++)
                Assert.Equal(Errno.None, _fixture.Store.Write(file.Number, (count % 1000) * data.Length, data));
            return count;
        });
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(_fixture.DatabasePath))
        {
            for (int i = 0; i < wanted && !hammer.IsCompleted; i++)
                await agent.KeyValue.SetJsonAsync($"k{i}", "1");
        }

        await stop.CancelAsync();
        Assert.True(await hammer < enough, "the mount's writes were all done before the SDK's few");
        Assert.Equal($"{wanted}", SqliteCommand.Run(_fixture.DatabasePath, "SELECT count(*) FROM kv_store"));
    }

    [Fact]
    public void Only_commits_of_others_change_the_external_version()
    {
        long before = _fixture.Store.ExternalVersion();
        _fixture.MakeFile(1, "own", "x");
        _fixture.Store.Synchronize();
        Assert.Equal(before, _fixture.Store.ExternalVersion());
        SqliteCommand.Run(_fixture.DatabasePath, "INSERT INTO kv_store (key, value) VALUES ('k', '1')");
        Assert.NotEqual(before, _fixture.Store.ExternalVersion());
    }

    [Fact]
    public async Task The_sdk_leaves_inodes_that_the_mount_may_hold_to_the_mount()
    {
        Inode file = _fixture.MakeFile(1, "f", "held");
        Inode directory = _fixture.Make(1, "d", StoreFixture.DirectoryMode);
        _fixture.Store.Synchronize();
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(_fixture.DatabasePath))
        {
            Assert.Equal("held", await agent.Files.ReadTextAsync("/f"));
            await agent.Files.DeleteFileAsync("/f");
            await agent.Files.WriteTextAsync("/d/e/g", "new");
        }

        Assert.Equal(Errno.ENOENT, _fixture.Lookup(1, "f"));
        Assert.Equal("held", _fixture.ReadText(file.Number));
        Assert.Equal(3u, _fixture.Get(directory.Number).LinkCount);
        _fixture.Store.Forget([file.Number]);
        Assert.Equal(Errno.ENOENT, _fixture.Store.Get(file.Number, out _));
    }

    [Fact]
    public async Task Concurrent_writers_all_succeed()
    {
        using Testing.TempDirectory directory = new();
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(directory["agent.db"]);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => agent.Files.WriteTextAsync($"/race/{i}.txt", $"{i}")));
        Assert.Equal(200, (await agent.Files.ListAsync("/race")).Count);
        Assert.Equal(202, (await agent.Files.StatisticsAsync()).Inodes);
    }

    [Fact]
    [Trait("Rule", "FS-15")]
    public void Threads_see_each_other_at_once()
    {
        Parallel.For(0, 8, thread =>
        {
            Inode directory = _fixture.Make(1, $"t{thread}", StoreFixture.DirectoryMode);
            for (int i = 0; i < 200; i++)
            {
                Inode file = _fixture.MakeFile(directory.Number, $"f{i}", $"{thread}-{i}");
                Assert.Equal($"{thread}-{i}", _fixture.ReadText(file.Number));
            }

            Assert.Equal(200, _fixture.List(directory.Number).Count);
        });
        Assert.Equal(10u, _fixture.Get(1).LinkCount);
    }
}
