using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests;

/// <summary>A mounted store on a file of its own, with calls that fail the test instead of returning an error number.</summary>
internal sealed class StoreFixture : IDisposable
{
    internal const uint FileMode = ModeBits.Regular | 0x1A4;
    internal const uint DirectoryMode = ModeBits.Directory | 0x1ED;

    private readonly TempDirectory _directory = new();

    internal StoreFixture()
    {
        FileStore.Create(DatabasePath, TimeProvider.System);
        Store = FileStore.Open(DatabasePath, TimeProvider.System);
    }

    internal string DatabasePath => _directory["agent.db"];

    internal FileStore Store { get; private set; }

    public void Dispose()
    {
        Store.Dispose();
        _directory.Dispose();
    }

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal void Reopen()
    {
        Store.Dispose();
        Store = FileStore.Open(DatabasePath, TimeProvider.System);
    }

    internal Inode Make(long parent, string name, uint mode = FileMode)
    {
        Assert.Equal(Errno.None, Store.Make(parent, Bytes(name), new NewInode(mode, 0, 0), out Inode inode));
        return inode;
    }

    internal Inode MakeFile(long parent, string name, string content)
    {
        Inode inode = Make(parent, name);
        Assert.Equal(Errno.None, Store.Write(inode.Number, 0, Bytes(content)));
        return inode;
    }

    internal Inode Get(long number)
    {
        Assert.Equal(Errno.None, Store.Get(number, out Inode inode));
        return inode;
    }

    internal byte[] Read(long number, long offset, int length)
    {
        byte[] buffer = new byte[length];
        Assert.Equal(Errno.None, Store.Read(number, offset, buffer, out int count));
        return buffer[..count];
    }

    internal string ReadText(long number) => Encoding.UTF8.GetString(Read(number, 0, 1 << 20));

    internal Errno Lookup(long parent, string name) => Store.Lookup(parent, Bytes(name), out _);

    internal Errno Unlink(long parent, string name) => Store.Unlink(parent, Bytes(name));

    internal Errno Rename(long from, string oldName, long to, string newName, RenameFlags flags = RenameFlags.None) =>
        Store.Rename(from, Bytes(oldName), to, Bytes(newName), flags);

    internal List<string> List(long directory)
    {
        NameSink sink = new();
        Assert.Equal(Errno.None, Store.ListDirectory(directory, sink));
        sink.Names.Sort(StringComparer.Ordinal);
        return sink.Names;
    }

    private sealed class NameSink : IDirectorySink
    {
        internal List<string> Names { get; } = [];

        public void Add(ReadOnlySpan<byte> name, long number, uint mode) => Names.Add(Encoding.UTF8.GetString(name));
    }
}
