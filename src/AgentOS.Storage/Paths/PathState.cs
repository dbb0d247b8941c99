using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Paths;

/// <summary>How far the resolution of one path has come.</summary>
internal sealed class PathState
{
    private const uint NewDirectoryMode = ModeBits.Directory | 0x1ED; // rwxr-xr-x

    private readonly FileTree _tree;
    private readonly bool _makesParents;
    private readonly Stack<byte[]> _components = new();
    private readonly Stack<Inode> _directories = new();
    private byte[] _name = [];
    private Inode _inode;

    internal PathState(FileTree tree, bool makesParents)
    {
        _tree = tree;
        _makesParents = makesParents;
        GoToRoot();
    }

    /// <summary>What the last component named; number 0 when nothing is there.</summary>
    internal Inode Inode => _inode;

    /// <summary>Puts a path in front of what is left to resolve.</summary>
    internal void Push(ReadOnlySpan<byte> path)
    {
        while (!path.IsEmpty)
        {
            int slash = path.LastIndexOf((byte)'/');
            if (slash + 1 < path.Length)
                _components.Push(path[(slash + 1)..].ToArray());
            path = path[..Math.Max(slash, 0)];
        }
    }

    internal bool TryPop(out byte[] name, out bool isLast)
    {
        bool any = _components.TryPop(out byte[]? popped);
        name = popped ?? [];
        isLast = _components.Count == 0;
        return any;
    }

    /// <summary>Goes one component further.</summary>
    internal Errno Step(byte[] name, bool isLast)
    {
        if (_inode.Number == 0)
            return Errno.ENOENT;
        if (!ModeBits.IsDirectory(_inode.Mode))
            return Errno.ENOTDIR;
        if (name is [(byte)'.'])
            return Errno.None;
        if (name is [(byte)'.', (byte)'.'])
        {
            GoUp();
            return Errno.None;
        }

        Inode directory = _inode;
        Errno error = _tree.Finder.Find(directory.Number, name, out _, out _inode);
        if (error == Errno.ENOENT && !isLast && _makesParents)
            error = _tree.Names.Make(directory.Number, name, new NewInode(NewDirectoryMode, 0, 0), out _inode);
        if (error != Errno.None && !(error == Errno.ENOENT && isLast))
            return error;

        _directories.Push(directory);
        _name = name;
        return Errno.None;
    }

    /// <summary>Replaces the link just met by what it points to.</summary>
    internal Errno FollowLink()
    {
        byte[] target = new byte[IFileTree.MaxTargetLength];
        Errno error = _tree.ReadLink(_inode.Number, target, out int length);
        if (error != Errno.None)
            return error;
        _inode = _directories.Pop();
        if (target[0] == '/')
            GoToRoot();
        Push(target.AsSpan(0, length));
        return Errno.None;
    }

    internal PathTarget ToTarget() => new(_directories.TryPeek(out Inode parent) ? parent.Number : IFileTree.RootInode, _name, _inode);

    private void GoUp()
    {
        if (_directories.TryPop(out Inode parent))
            _inode = parent;
        _name = [];
    }

    private void GoToRoot()
    {
        _directories.Clear();
        _name = [];
        _ = _tree.Inodes.TryGet(IFileTree.RootInode, out _inode);
    }
}
