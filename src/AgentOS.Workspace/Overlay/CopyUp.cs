using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <summary>Gives a file of the base an inode in the database before its first change: attributes, names, and of large files no content.</summary>
internal sealed class CopyUp(FileStore store, BaseTree tree, WorkspaceRoot root, BaseLinks links, NodeTable nodes, OriginMap origins)
{
    /// <summary>Files up to this size are copied whole; of larger ones only the chunks that are written.</summary>
    internal const int WholeFileBytes = 256 * 1024;

    /// <summary>Inside an operation of the store. ESTALE when the base's file is not what was looked up.</summary>
    public Errno Ensure(WorkspaceRecords records, OverlayNode node)
    {
        if (!node.IsBaseOnly)
            return Errno.None;
        Errno error = tree.GetStatus(node.BasePath!, out FileStatus status);
        if (error != Errno.None || !BaseTree.StampOf(status).HasContentOf(node.Stamp))
            return Errno.ESTALE;
        error = MakeInode(records, node, status, out Inode inode);
        if (error != Errno.None)
            return error;

        bool isPartial = ModeBits.IsRegular(status.Mode) && status.Size > WholeFileBytes;
        error = ModeBits.IsRegular(status.Mode) ? CopyContent(records, node, inode.Number, status) : Errno.None;
        if (error == Errno.None)
            error = CopyAttributes(node, inode.Number);
        if (error == Errno.None)
            error = store.Change(inode.Number, Times(status) with { Mode = status.Mode & ModeBits.PermissionMask }, out inode);
        if (error != Errno.None)
            return error;
        node.Upper = inode.Number;
        node.Stamp = BaseTree.StampOf(status);
        node.BaseLength = isPartial ? status.Size : 0;
        if (node == nodes.Root)
            return Errno.None;
        origins.Add(records, new Origin(inode.Number, node.Id, node.BasePath!, node.Stamp, node.BaseLength));
        return status.LinkCount > 1 && !ModeBits.IsDirectory(status.Mode) ? LinkOtherNames(records, node, status) : Errno.None;
    }

    /// <summary>The times of a directory are not changed by what is copied into it.</summary>
    private Errno MakeInode(WorkspaceRecords records, OverlayNode node, in FileStatus status, out Inode inode)
    {
        NewInode made = new(status.Mode, 0, 0, status.SpecialDevice);
        inode = default;
        if (node == nodes.Root)
            return root.Make(records, status, out inode);
        if (node.IsRemoved)
            return store.MakeUnnamed(made, out inode);
        Errno error = EnsureParent(records, node.Parent, out OverlayNode? parent);
        if (error == Errno.None)
            error = store.Get(parent!.Upper, out inode);
        if (error != Errno.None)
            return error;
        InodeChanges before = Times(inode);
        error = ModeBits.IsSymbolicLink(status.Mode) ? MakeLink(node, parent!, out inode) : store.Make(parent!.Upper, node.Name, made, out inode);
        return error == Errno.None ? store.Change(parent!.Upper, before, out _) : error;
    }

    private Errno EnsureParent(WorkspaceRecords records, long id, out OverlayNode? parent)
    {
        parent = nodes.Find(id);
        return parent is null ? Errno.ESTALE : Ensure(records, parent);
    }

    private Errno MakeLink(OverlayNode node, OverlayNode parent, out Inode inode)
    {
        inode = default;
        Span<byte> target = stackalloc byte[IFileTree.MaxTargetLength + 1];
        Errno error = tree.ReadLink(node.BasePath!, target, out int length);
        return error == Errno.None ? store.MakeSymbolicLink(parent.Upper, node.Name, target[..length], 0, 0, out inode) : error;
    }

    private Errno CopyContent(WorkspaceRecords records, OverlayNode node, long number, in FileStatus status)
    {
        long size = status.Size;
        if (size > WholeFileBytes)
            return store.Change(number, new InodeChanges { Size = size }, out _);
        Errno error = tree.OpenForReading(node.BasePath!, out Microsoft.Win32.SafeHandles.SafeFileHandle? file);
        if (error != Errno.None)
            return error;
        using (file)
        {
            byte[] content = new byte[size];
            error = DirectoryRoot.ReadAt(file!, 0, content, out int count);
            if (error == Errno.None && count != size)
                error = Errno.ESTALE;
            if (error == Errno.None)
                OriginalKeeper.Keep(records, node.BasePath!, status.Mode, content);
            return error == Errno.None && size > 0 ? store.Write(number, 0, content) : error;
        }
    }

    private Errno CopyAttributes(OverlayNode node, long number)
    {
        foreach (byte[] name in BaseAttributes.List(tree, node.BasePath!))
        {
            if (BaseAttributes.Get(tree, node.BasePath!, name) is not { } value)
                continue;
            Errno error = store.SetExtendedAttribute(number, name, value, default);
            if (error != Errno.None)
                return error;
        }

        return Errno.None;
    }

    // The other names of the inode in the base would go on showing the old content.
    private Errno LinkOtherNames(WorkspaceRecords records, OverlayNode node, in FileStatus status)
    {
        foreach (byte[] path in links.Find(status.Inode))
        {
            if (FindPlace(path) is not var (parent, name))
                continue;
            Errno error = Ensure(records, parent);
            if (error == Errno.None)
                error = LinkKeepingTimes(node, parent, name);
            if (error is not (Errno.None or Errno.EEXIST))
                return error;
        }

        return Errno.None;
    }

    private Errno LinkKeepingTimes(OverlayNode node, OverlayNode parent, byte[] name)
    {
        Errno error = store.Get(parent.Upper, out Inode before);
        if (error == Errno.None)
            error = store.Link(node.Upper, parent.Upper, name, out _);
        return error == Errno.None ? store.Change(parent.Upper, Times(before), out _) : error;
    }

    /// <summary>The directory that shows a path of the base and the name in it; null when the name is hidden or covered there.</summary>
    private (OverlayNode Parent, byte[] Name)? FindPlace(byte[] path)
    {
        (OverlayNode directory, int start) = FindCopiedDirectory(path);
        while (true)
        {
            int slash = path.AsSpan(start).IndexOf((byte)'/');
            byte[] name = slash < 0 ? path[start..] : path[start..(start + slash)];
            if (!directory.IsBaseOnly && (origins.IsHidden(directory.Upper, name) || store.Lookup(directory.Upper, name, out _) == Errno.None))
                return null;
            if (slash < 0)
                return (directory, name);
            if (BaseDirectory(directory, name, path[..(start + slash)]) is not { } next)
                return null;
            directory = next;
            start += slash + 1;
        }
    }

    /// <summary>The deepest directory on the way that was copied up, wherever it was moved since.</summary>
    private (OverlayNode Directory, int Start) FindCopiedDirectory(byte[] path)
    {
        for (int end = path.AsSpan().LastIndexOf((byte)'/'); end > 0; end = path.AsSpan(0, end).LastIndexOf((byte)'/'))
        {
            if (origins.FindDirectory(path.AsSpan(0, end)) is { } origin)
                return (nodes.Find(origin.Node) ?? nodes.FoundUpper(nodes.Root, [], origin.Number), end + 1);
        }

        return (nodes.Root, 0);
    }

    private OverlayNode? BaseDirectory(OverlayNode directory, byte[] name, byte[] path) =>
        tree.GetStatus(path, out FileStatus status) == Errno.None ? nodes.FoundBase(directory, name, path, status) : null;

    private static InodeChanges Times(in Inode inode) => new()
    {
        AccessTime = inode.AccessTime,
        ModifyTime = inode.ModifyTime,
        ChangeTime = inode.ChangeTime,
    };

    private static InodeChanges Times(in FileStatus status) => new()
    {
        AccessTime = BaseInode.Time(status.AccessTime),
        ModifyTime = BaseInode.Time(status.ModifyTime),
        ChangeTime = BaseInode.Time(status.ChangeTime),
    };
}
