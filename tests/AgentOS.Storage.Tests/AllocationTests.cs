using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Tests;

/// <summary>The hot paths allocate nothing: a mount serves millions of these calls.</summary>
public sealed class AllocationTests : IDisposable
{
    private readonly StoreFixture _fixture = new();
    private readonly byte[] _buffer = new byte[4096];
    private readonly Inode _file;

    public AllocationTests() => _file = _fixture.MakeFile(1, "f", new string('x', 5000));

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Lookup() => AssertFree(() => Assert.True(_fixture.Store.Lookup(1, "f"u8, out _) == Errno.None));

    [Fact]
    public void Get() => AssertFree(() => Assert.True(_fixture.Store.Get(_file.Number, out _) == Errno.None));

    [Fact]
    public void Read() => AssertFree(() => Assert.True(_fixture.Store.Read(_file.Number, 0, _buffer, out _) == Errno.None));

    [Fact]
    public void Write() => AssertFree(() => Assert.True(_fixture.Store.Write(_file.Number, 100, _buffer) == Errno.None));

    private void AssertFree(Action operation)
    {
        for (int i = 0; i < 50; i++)
            operation();
        Assert.Equal(Errno.None, _fixture.Store.Synchronize());
        operation();
        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => Measure(operation)));
    }

    /// <summary>Several times: where the background commit holds the lock just then, the runtime's lock allocates what it waits on, once.</summary>
    private static long Measure(Action operation)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            operation();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
