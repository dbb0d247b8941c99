using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Integrity;

/// <summary>An agent database with something of everything in it, closed.</summary>
internal sealed class SoundFile : IDisposable
{
    private readonly TempDirectory _directory = new();

    internal string Path => _directory["agent.db"];

    internal string this[string relative] => _directory[relative];

    internal static async Task<SoundFile> CreateAsync()
    {
        SoundFile file = new();
        await using (AgentDatabase agent = await AgentDatabase.OpenAsync(file.Path))
        {
            await agent.Files.WriteTextAsync("/docs/deep/er/note.txt", "note");
            await agent.Files.WriteAsync("/docs/big.bin", Enumerable.Range(0, 200_000).Select(static i => (byte)(i % 251)).ToArray());
            await agent.Files.WriteTextAsync("/docs/two.txt", "two");
            await agent.Files.WriteTextAsync("/empty.txt", "");
            await agent.Files.MakeDirectoryAsync("/empty");
            await agent.Files.MakeSymbolicLinkAsync("docs/two.txt", "/link");
            await agent.KeyValue.SetJsonAsync("key", "{\"a\":1}");
            await agent.ToolCalls.RecordAsync("good", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(1), "{}", "[1]");
            await agent.ToolCalls.RecordAsync("bad", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(1), "{}", error: "no");
            await agent.ToolCalls.StartAsync("pending", "{}");
        }

        using (FileStore store = FileStore.Open(file.Path, TimeProvider.System))
        {
            Assert.Equal(Linux.Errno.None, store.Lookup(1, "docs"u8, out Inode docs));
            Assert.Equal(Linux.Errno.None, store.Lookup(docs.Number, "two.txt"u8, out Inode two));
            Assert.Equal(Linux.Errno.None, store.Link(two.Number, 1, "second"u8, out _));
            Assert.Equal(Linux.Errno.None, store.SetExtendedAttribute(two.Number, "user.a"u8, "b"u8, ExtendedAttributeFlags.None));
            Assert.Equal(Linux.Errno.None, store.Make(1, [0xFF, 0xFE], new NewInode(StoreFixture.FileMode, 0, 0), out _));
            Assert.Equal(Linux.Errno.None, store.Make(1, "fifo"u8, new NewInode(ModeBits.Fifo | 0x1A4, 0, 0), out _));
        }

        return file;
    }

    public void Dispose() => _directory.Dispose();
}
