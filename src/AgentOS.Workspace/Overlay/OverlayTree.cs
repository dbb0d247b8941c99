using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <summary>
/// A host directory and the changes to it as one tree. What is read comes from the base and copies nothing; what is changed goes to a directory
/// of the database. The base is never written.
/// </summary>
/// <remarks>
/// The rules are those of Linux overlayfs (Documentation/filesystems/overlayfs.rst) with three differences: large files are copied up chunk by
/// chunk, all names of a hard-linked file are copied up together, and a renamed directory of the base remembers where its entries are.
/// </remarks>
public sealed partial class OverlayTree : IFileTree
{
    private readonly Lock _lock = new();
    private readonly FileStore _store;
    private readonly BaseTree _base;
    private readonly WorkspaceRoot _root;
    private readonly BaseFiles _files;
    private readonly OriginMap _origins;
    private readonly NodeTable _nodes;
    private readonly OriginalKeeper _originals;
    private readonly CopyUp _copyUp;
    private readonly PartialContent _partial;
    private int _losses;

    internal OverlayTree(FileStore store, BaseTree tree, WorkspaceRoot root, OriginMap origins, NodeTable nodes)
    {
        _store = store;
        _base = tree;
        _root = root;
        _files = new BaseFiles(tree);
        _origins = origins;
        _nodes = nodes;
        _losses = store.Losses;
        _originals = new OriginalKeeper(tree, origins);
        _copyUp = new CopyUp(store, tree, root, new BaseLinks(tree), nodes, origins);
        _partial = new PartialContent(store, _files, origins);
    }

    /// <inheritdoc/>
    public Errno GetStatistics(out FileTreeStatistics statistics) => _store.GetStatistics(out statistics);

    /// <inheritdoc/>
    public Errno Synchronize() => _store.Synchronize();

    /// <inheritdoc/>
    public long ExternalVersion() => _store.ExternalVersion();

    /// <inheritdoc/>
    public void Refused(string operation, long number, Errno error)
    {
        lock (_lock)
            number = _nodes.Find(number) is { IsBaseOnly: false } node ? node.Upper : 0;
        _store.Refused(operation, number, error);
    }

    /// <inheritdoc/>
    public void Settle() => _store.Settle();

    /// <inheritdoc/>
    public void Forget(ReadOnlySpan<long> numbers)
    {
        List<long> released = [];
        lock (_lock)
        {
            foreach (long number in numbers)
            {
                if (_nodes.Find(number) is not { } node)
                    continue;
                _files.Close(number);
                if (!node.IsBaseOnly)
                    released.Add(node.Upper);
                _nodes.Forget(node);
            }
        }

        if (released.Count > 0)
            _store.Forget(released.ToArray());
    }

    /// <summary>Paths below the base that were changed here and there since: one of both must be dropped, or they must be merged.</summary>
    public IReadOnlyList<string> ListChangedBase()
    {
        lock (_lock)
        {
            IReadOnlyList<byte[]> paths = [];
            _ = _store.Inspect(records => paths = records is null ? [] : new ChangedBase(_base, _origins).Find(records.ListWhiteouts(), _nodes.Root.Upper));
            return [.. paths.Select(System.Text.Encoding.UTF8.GetString)];
        }
    }

    /// <summary>Closes the base; the store is its owner's to close.</summary>
    public void Dispose()
    {
        _files.Dispose();
        _base.Dispose();
    }

    /// <summary>Under the lock: the node, or null when the kernel means one it does not hold.</summary>
    private OverlayNode? Find(long number)
    {
        if (_losses != _store.Losses)
        {
            _losses = _store.Losses;
            _ = _store.Inspect(_origins.Reload);
            _nodes.Recover(_root.Find(out Inode root) == Errno.None ? root.Number : 0);
        }

        return _nodes.Find(number);
    }

    /// <summary>Under the lock: what a name means. ENOENT, ENOTDIR.</summary>
    private Errno Resolve(OverlayNode parent, ReadOnlySpan<byte> name, out OverlayNode? node, out Inode inode)
    {
        node = null;
        inode = default;
        if (!parent.IsBaseOnly)
        {
            Errno error = _store.Lookup(parent.Upper, name, out inode);
            if (error == Errno.None)
            {
                node = _nodes.FoundUpper(parent, name, inode.Number);
                node.IsRemoved = false;
                Show(node, ref inode);
            }

            if (error != Errno.ENOENT)
                return error;
            if (_origins.IsHidden(parent.Upper, name))
                return Errno.ENOENT;
        }

        if (parent.BasePath is null)
            return Errno.ENOENT;
        byte[] path = BasePath.Join(parent.BasePath, name);
        Errno missing = _base.GetStatus(path, out FileStatus status);
        if (missing != Errno.None)
            return missing;
        node = _nodes.FoundBase(parent, name, path, status);
        if (!node.IsBaseOnly)
            return GetUpper(node, out inode);
        inode = BaseInode.Of(node, status);
        return Errno.None;
    }

    private Errno GetUpper(OverlayNode node, out Inode inode)
    {
        Errno error = _store.Get(node.Upper, out inode);
        Show(node, ref inode);
        return error;
    }

    // 1 says "not counted" (find(1), fts(3)): counting the subdirectories of both would cost a listing for each stat.
    private static void Show(OverlayNode node, ref Inode inode)
    {
        inode.Number = node.Id;
        if (ModeBits.IsDirectory(inode.Mode) && node.BasePath is not null)
            inode.LinkCount = 1;
        if (ModeBits.IsDirectory(inode.Mode) && !ModeBits.IsDirectory(node.Stamp.Mode))
            node.Stamp = node.Stamp with { Mode = inode.Mode };
    }

    /// <summary>Hides what the base has under a name, if it has something there, and notes the state of it that the agent knew.</summary>
    private void Hide(WorkspaceRecords records, OverlayNode parent, byte[] name, OverlayNode hidden)
    {
        if (parent.BasePath is not { } directory)
            return;
        byte[] path = BasePath.Join(directory, name);
        if (_base.GetStatus(path, out FileStatus status) != Errno.None)
            return;
        BaseStamp known = hidden.BasePath.AsSpan().SequenceEqual(path) ? hidden.Stamp : BaseTree.StampOf(status);
        _origins.Hide(records, new Whiteout(parent.Upper, name, known.Size, known.ModifyTime, FileTime.From(TimeProvider.System.GetUtcNow()).TotalNanoseconds));
    }

    /// <summary>Under the lock: runs a change of several steps as one.</summary>
    private Errno Change(Func<WorkspaceRecords, Errno> operations) => _store.Together(operations);
}
