using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Tests.Memory;

/// <summary>A whole file tree in memory: correct, simple, and fast enough to measure the protocol server alone.</summary>
internal sealed partial class MemoryFileTree : IFileTree
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, MemoryNode> _nodes = [];
    private long _nextNumber = IFileTree.RootInode;
    private long _version;

    public MemoryFileTree()
    {
        MemoryNode root = Add(new NewInode(ModeBits.Directory | 0x1ED, 0, 0));
        root.Parent = root.Inode.Number;
        root.Names = 2;
    }

    /// <summary>Forgotten inodes, for tests of the kernel's bookkeeping.</summary>
    internal int NodeCount
    {
        get
        {
            lock (_lock)
                return _nodes.Count;
        }
    }

    /// <summary>Called with each READ before it is served; may block.</summary>
    internal Action<long>? BeforeRead { get; set; }

    /// <summary>Called before everything is synchronised; may block.</summary>
    internal Action? BeforeSynchronize { get; set; }

    public long ExternalVersion() => Interlocked.Read(ref _version);

    public void Dispose()
    {
    }

    /// <summary>Says that what was done directly on this object was somebody else's commit.</summary>
    internal void Announce() => Interlocked.Increment(ref _version);

    public Errno Lookup(long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        lock (_lock)
        {
            inode = default;
            Errno error = Find(parent, name, out _, out MemoryNode? node);
            if (error == Errno.None)
                inode = node!.Snapshot();
            return error;
        }
    }

    public Errno Get(long number, out Inode inode)
    {
        lock (_lock)
        {
            bool found = _nodes.TryGetValue(number, out MemoryNode? node);
            inode = found ? node!.Snapshot() : default;
            return found ? Errno.None : Errno.ENOENT;
        }
    }

    public Errno Change(long number, in InodeChanges changes, out Inode inode)
    {
        lock (_lock)
        {
            inode = default;
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            if (changes.Mode is { } mode)
                node.Inode.Mode = (node.Inode.Mode & ModeBits.TypeMask) | mode;
            node.Inode.UserId = changes.UserId ?? node.Inode.UserId;
            node.Inode.GroupId = changes.GroupId ?? node.Inode.GroupId;
            if (changes.Size is { } size)
                MemoryContent.Resize(node, size);
            node.Inode.AccessTime = changes.AccessTime ?? node.Inode.AccessTime;
            node.Inode.ModifyTime = changes.ModifyTime ?? node.Inode.ModifyTime;
            node.Inode.ChangeTime = changes.ChangeTime ?? Now();
            inode = node.Snapshot();
            return Errno.None;
        }
    }

    public Errno Read(long number, long offset, Span<byte> buffer, out int count)
    {
        BeforeRead?.Invoke(number);
        lock (_lock)
        {
            count = 0;
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            count = MemoryContent.Read(node, offset, buffer);
            return Errno.None;
        }
    }

    public Errno Write(long number, long offset, ReadOnlySpan<byte> data)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            MemoryContent.Write(node, offset, data);
            Touch(node, content: true);
            return Errno.None;
        }
    }

    public Errno Allocate(long number, AllocateMode mode, long offset, long length)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            if (mode is AllocateMode.PunchHole or AllocateMode.Zero or AllocateMode.ZeroKeepSize)
                MemoryContent.Zero(node, offset, length);
            if (mode is AllocateMode.Grow or AllocateMode.Zero)
                node.Inode.Size = Math.Max(node.Inode.Size, offset + length);
            Touch(node, content: true);
            return Errno.None;
        }
    }

    public Errno Seek(long number, long offset, SeekTarget target, out long position)
    {
        lock (_lock)
        {
            position = 0;
            if (!_nodes.TryGetValue(number, out MemoryNode? node))
                return Errno.ENOENT;
            if (offset >= node.Inode.Size)
                return Errno.ENXIO;
            position = target == SeekTarget.Data ? MemoryContent.NextData(node, offset) : MemoryContent.NextHole(node, offset);
            return position < 0 ? Errno.ENXIO : Errno.None;
        }
    }

    public Errno Copy(long source, long sourceOffset, long destination, long destinationOffset, long length, out long copied)
    {
        byte[] piece = new byte[(int)Math.Min(length, 1 << 20)];
        copied = 0;
        while (copied < length)
        {
            Errno error = Read(source, sourceOffset + copied, piece.AsSpan(0, (int)Math.Min(piece.Length, length - copied)), out int count);
            if (error != Errno.None || count == 0)
                return error;
            error = Write(destination, destinationOffset + copied, piece.AsSpan(0, count));
            if (error != Errno.None)
                return error;
            copied += count;
        }

        return Errno.None;
    }

    public Errno GetStatistics(out FileTreeStatistics statistics)
    {
        lock (_lock)
            statistics = new FileTreeStatistics(4096, 1 << 20, 1 << 19, 1 << 19, _nodes.Count, 1 << 20);
        return Errno.None;
    }

    public Errno Synchronize()
    {
        BeforeSynchronize?.Invoke();
        return Errno.None;
    }

    public void Forget(ReadOnlySpan<long> numbers)
    {
        lock (_lock)
        {
            foreach (long number in numbers)
            {
                if (_nodes.TryGetValue(number, out MemoryNode? node) && node.Names == 0)
                    _nodes.Remove(number);
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> name) => Encoding.Latin1.GetString(name);

    private static FileTime Now() => FileTime.From(TimeProvider.System.GetUtcNow());

    private static void Touch(MemoryNode node, bool content)
    {
        node.Inode.ChangeTime = Now();
        if (content)
            node.Inode.ModifyTime = node.Inode.ChangeTime;
    }

    private MemoryNode Add(in NewInode made)
    {
        FileTime now = Now();
        MemoryNode node = new(new Inode
        {
            Number = _nextNumber++,
            Mode = made.Mode,
            UserId = made.UserId,
            GroupId = made.GroupId,
            DeviceNumber = made.DeviceNumber,
            AccessTime = now,
            ModifyTime = now,
            ChangeTime = now,
        });
        _nodes[node.Inode.Number] = node;
        return node;
    }

    private Errno FindDirectory(long number, out MemoryNode? directory)
    {
        if (!_nodes.TryGetValue(number, out directory))
            return Errno.ENOENT;
        return directory.IsDirectory ? Errno.None : Errno.ENOTDIR;
    }

    private Errno Find(long parent, ReadOnlySpan<byte> name, out MemoryNode? directory, out MemoryNode? node)
    {
        node = null;
        Errno error = FindDirectory(parent, out directory);
        if (error != Errno.None)
            return error;
        return directory!.Entries.TryGetValue(Text(name), out long number) && _nodes.TryGetValue(number, out node) ? Errno.None : Errno.ENOENT;
    }
}
