using AgentOS.Fuse.Operations;
using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Coherence;

/// <summary>Compares what the kernel holds with the tree and announces the differences, and only those.</summary>
internal sealed class CacheCorrection(FuseSession session, KernelNotifier notifier)
{
    private readonly List<(long Number, long Stamp)> _nodes = [];
    private readonly List<long> _directories = [];

    internal void Run()
    {
        _nodes.Clear();
        _directories.Clear();
        session.Nodes.CopyTo(_nodes);
        foreach ((long number, long stamp) in _nodes)
            Compare(number, stamp);
        foreach (long directory in _directories)
            CorrectDirectory(directory);
    }

    private void Compare(long number, long stamp)
    {
        Errno error = session.Tree.Get(number, out Inode inode);
        if (error == Errno.None && Nodes.NodeStamp.Of(inode) == stamp)
            return;
        notifier.InvalidateInode(number);
        if (error != Errno.None)
            return;
        if (ModeBits.IsDirectory(inode.Mode))
            _directories.Add(number);
        session.Nodes.Confirm(inode);
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
