using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <summary>
/// Gives every file of the workspace its inode number: a new file the one it has in the database; a file of the base one made of its number
/// there, which it keeps when it is copied up. All names of one base inode so mean one file.
/// </summary>
internal sealed class NodeTable
{
    /// <summary>Above all numbers of databases, and within what directory positions can hold (2^47).</summary>
    private const long FirstBaseNumber = 1L << 46;

    /// <summary>For files on other devices, and for numbers that a new file of the base took over from a deleted one.</summary>
    private const long FirstSpareNumber = 1L << 45;

    private readonly Dictionary<long, OverlayNode> _nodes = [];
    private readonly OriginMap _origins;
    private readonly long _device;
    private long _nextSpare;

    public NodeTable(OriginMap origins, long rootUpper, BaseStamp rootStamp)
    {
        _origins = origins;
        _device = rootStamp.Device;
        _nextSpare = Math.Max(FirstSpareNumber, origins.LargestNodeBelow(FirstBaseNumber) + 1);
        Root = new OverlayNode(IFileTree.RootInode, IFileTree.RootInode, []) { Upper = rootUpper, BasePath = [], Stamp = rootStamp };
        _nodes[Root.Id] = Root;
    }

    public OverlayNode Root { get; }

    public IEnumerable<OverlayNode> All => _nodes.Values;

    public OverlayNode? Find(long id) => _nodes.GetValueOrDefault(id);

    /// <summary>The number of an inode of the database.</summary>
    public long NumberOf(long upper) => upper == Root.Upper ? Root.Id : _origins.Find(upper)?.Node ?? upper;

    /// <summary>The number a directory listing shows for a name of the base.</summary>
    public static long NumberOfBase(long inode) => FirstBaseNumber + (inode & (FirstBaseNumber - 1));

    /// <summary>An inode of the database was found under a name.</summary>
    public OverlayNode FoundUpper(OverlayNode parent, ReadOnlySpan<byte> name, long upper)
    {
        Origin? origin = _origins.Find(upper);
        long id = origin?.Node ?? upper;
        OverlayNode node = Name(id, parent, name);
        if (node.Upper != upper)
        {
            node.Upper = upper;
            node.BasePath = origin?.Path;
            node.Stamp = origin?.Stamp ?? default;
            node.BaseLength = origin?.BaseLength ?? 0;
        }

        return node;
    }

    /// <summary>A file of the base was found under a name.</summary>
    public OverlayNode FoundBase(OverlayNode parent, ReadOnlySpan<byte> name, byte[] path, in FileStatus status)
    {
        long id = NumberFor(path, status);
        // Another name of a file that was copied up: it shows what the file is now.
        if (_origins.FindNode(id) is { } origin)
            return FoundUpper(parent, name, origin.Number);
        OverlayNode node = Name(id, parent, name);
        if (!node.IsBaseOnly)
            return node;
        node.BasePath ??= path;
        node.Stamp = BaseTree.StampOf(status);
        return node;
    }

    /// <summary>The kernel holds the node no longer. Directories stay: what is in them refers to them.</summary>
    public void Forget(OverlayNode node)
    {
        if (node != Root && !ModeBits.IsDirectory(node.Stamp.Mode))
            _nodes.Remove(node.Id);
    }

    /// <summary>A transaction was lost: only the origins that are still recorded are in the database.</summary>
    /// <param name="rootUpper">The root in the database; 0 when it is not there.</param>
    public void Recover(long rootUpper)
    {
        Root.Upper = rootUpper;
        foreach (OverlayNode node in _nodes.Values.Where(node => node.Id >= FirstSpareNumber))
        {
            Origin? origin = _origins.FindNode(node.Id);
            node.Upper = origin?.Number ?? 0;
            node.BaseLength = origin?.BaseLength ?? 0;
            node.StoredChunks = null;
        }
    }

    private OverlayNode Name(long id, OverlayNode parent, ReadOnlySpan<byte> name)
    {
        if (!_nodes.TryGetValue(id, out OverlayNode? node))
            _nodes[id] = node = new OverlayNode(id, parent.Id, name.ToArray());
        else if (node.Parent != parent.Id || !name.SequenceEqual(node.Name))
            (node.Parent, node.Name) = (parent.Id, name.ToArray());
        return node;
    }

    private long NumberFor(byte[] path, in FileStatus status)
    {
        long number = NumberOfBase(status.Inode);
        if (_origins.FindSpare(path) is { } known)
            return known;
        if (status.Device == _device && status.Inode < FirstBaseNumber && IsFree(number, path, status))
            return number;
        return _origins.KeepSpare(path, _nextSpare++);
    }

    // Two paths with one number are one file only when the base says that it has several names.
    private bool IsFree(long number, byte[] path, in FileStatus status)
    {
        if (status.LinkCount > 1 && !ModeBits.IsDirectory(status.Mode))
            return true;
        byte[]? other = _origins.FindNode(number)?.Path ?? _nodes.GetValueOrDefault(number)?.BasePath;
        return other is null || other.AsSpan().SequenceEqual(path);
    }
}
