using AgentOS.Fuse.Operations;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Coherence;

/// <summary>Compares what the kernel holds with the tree and announces the differences, and only those.</summary>
internal sealed class CacheCorrection(FuseSession session, KernelNotifier notifier)
{
    private readonly List<(long Number, long Stamp)> _nodes = [];
    private readonly HashSet<long> _files = [];
    private readonly List<long> _directories = [];

    internal void Run()
    {
        _nodes.Clear();
        _files.Clear();
        _directories.Clear();
        session.Nodes.CopyTo(_nodes);
        foreach ((long number, long stamp) in _nodes)
            Compare(number, stamp);
        foreach (long directory in _directories)
            CorrectDirectory(directory);
        if (_files.Count > 0)
            session.Entries.Find((_, child) => _files.Contains(child), Invalidate);
    }

    private void Compare(long number, long stamp)
    {
        Errno error = session.Tree.Get(number, out Inode inode);
        if (error == Errno.None && Nodes.NodeStamp.Of(inode) == stamp)
            return;
        notifier.InvalidateInode(number);
        if (error == Errno.None && ModeBits.IsDirectory(inode.Mode))
            _directories.Add(number);
        else
            CorrectFile(number, error, inode);
        if (error == Errno.None)
            session.Nodes.Confirm(inode);
    }

    /// <summary>
    /// With FUSE_WRITEBACK_CACHE the kernel trusts its own size and times of a file for as long as it holds the inode (fs/fuse/inode.c,
    /// fuse_get_cache_mask). Dropping the names lets go of inodes nobody has open; one that is open learns of its growth by
    /// a byte stored at its new end.
    /// </summary>
    private void CorrectFile(long number, Errno error, in Inode inode)
    {
        _files.Add(number);
        if (error != Errno.None || !ModeBits.IsRegular(inode.Mode) || inode.Size == 0)
            return;
        Span<byte> last = stackalloc byte[1];
        if (session.Tree.Read(number, inode.Size - 1, last, out int count) == Errno.None && count == 1)
            notifier.Store(number, inode.Size - 1, last);
    }

    private void CorrectDirectory(long directory)
    {
        DirectoryComparison comparison = new(session.Entries, directory);
        if (session.Tree.ListDirectory(directory, comparison) != Errno.None)
            return;
        foreach (byte[] name in comparison.Stale)
            notifier.InvalidateEntry(directory, name);
        session.Entries.Find(
            (parent, _) => parent == directory,
            (parent, name, child) =>
            {
                if (!comparison.Names.Contains(Nodes.EntryKey.Of(parent, name)))
                    Invalidate(parent, name, child);
            });
    }

    private void Invalidate(long parent, byte[] name, long child)
    {
        notifier.InvalidateEntry(parent, name);
        session.Entries.Remove(parent, name);
    }
}
