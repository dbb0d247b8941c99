using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <content>Names and directories.</content>
public sealed partial class OverlayTree
{
    /// <inheritdoc/>
    public Errno Lookup(long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        inode = default;
        lock (_lock)
            return Find(parent) is { } directory ? Resolve(directory, name, out _, out inode) : Errno.ESTALE;
    }

    /// <inheritdoc/>
    public Errno Make(long parent, ReadOnlySpan<byte> name, in NewInode node, out Inode inode)
    {
        NewInode wanted = node;
        return MakeName(parent, name, (directory, text) => (_store.Make(directory, text, wanted, out Inode made), made), out inode);
    }

    /// <inheritdoc/>
    public Errno MakeUnnamed(in NewInode node, out Inode inode)
    {
        lock (_lock)
        {
            inode = default;
            Errno error = EnsureUpper(IFileTree.RootInode, out _);
            if (error == Errno.None)
                error = _store.MakeUnnamed(node, out inode);
            if (error == Errno.None)
                Show(_nodes.FoundUpper(_nodes.Root, [], inode.Number), ref inode);
            return error;
        }
    }

    /// <inheritdoc/>
    public Errno MakeSymbolicLink(long parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target, uint userId, uint groupId, out Inode inode)
    {
        byte[] wanted = target.ToArray();
        return MakeName(parent, name, (directory, text) => (_store.MakeSymbolicLink(directory, text, wanted, userId, groupId, out Inode made), made), out inode);
    }

    /// <inheritdoc/>
    public Errno Link(long number, long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        inode = default;
        lock (_lock)
        {
            if (Find(number) is not { } node || Find(parent) is not { } directory)
                return Errno.ESTALE;
            Errno error = Resolve(directory, name, out _, out _);
            if (error != Errno.ENOENT)
                return error == Errno.None ? Errno.EEXIST : error;
            byte[] text = name.ToArray();
            error = Change(records =>
            {
                Errno step = _copyUp.Ensure(records, directory);
                if (step == Errno.None)
                    step = _copyUp.Ensure(records, node);
                if (step == Errno.None)
                    _originals.KeepHidden(records, directory, text);
                return step == Errno.None ? _store.Link(node.Upper, directory.Upper, text, out _) : step;
            });
            if (error != Errno.None)
                return error;
            RecordAgain(node);
            (node.Parent, node.Name) = (directory.Id, text);
            return GetUpper(node, out inode);
        }
    }

    /// <inheritdoc/>
    public Errno Unlink(long parent, ReadOnlySpan<byte> name)
    {
        byte[] text = name.ToArray();
        return RemoveName(parent, text, (records, directory, node, links) =>
        {
            if (ModeBits.IsDirectory(node.Stamp.Mode))
                return Errno.EISDIR;
            Errno error = KeepOtherNames(records, node, links);
            if (error == Errno.None && !node.IsBaseOnly)
                error = _store.Unlink(directory.Upper, text);
            bool isGone = node.IsBaseOnly || (_store.Get(node.Upper, out Inode left) == Errno.None ? left.LinkCount == 0 : true);
            if (error == Errno.None && isGone)
                Drop(records, node);
            return error;
        });
    }

    /// <inheritdoc/>
    public Errno RemoveDirectory(long parent, ReadOnlySpan<byte> name)
    {
        byte[] text = name.ToArray();
        return RemoveName(parent, text, (records, directory, node, _) =>
        {
            if (!ModeBits.IsDirectory(node.Stamp.Mode))
                return Errno.ENOTDIR;
            Errno error = CheckEmpty(node);
            if (error == Errno.None && !node.IsBaseOnly)
                error = _store.RemoveDirectory(directory.Upper, text);
            if (error == Errno.None)
                Drop(records, node);
            return error;
        });
    }

    /// <inheritdoc/>
    public Errno ListDirectory(long number, IDirectorySink sink)
    {
        lock (_lock)
        {
            if (Find(number) is not { } node)
                return Errno.ESTALE;
            return node.IsRemoved ? Errno.None : new MergedListing(_nodes, sink).List(_store, _base, _origins, node);
        }
    }

    /// <inheritdoc/>
    public Errno GetParent(long number, out long parent)
    {
        lock (_lock)
        {
            parent = Find(number)?.Parent ?? 0;
            return parent == 0 ? Errno.ESTALE : Errno.None;
        }
    }

    private Errno MakeName(long parent, ReadOnlySpan<byte> name, Func<long, byte[], (Errno Error, Inode Made)> make, out Inode inode)
    {
        inode = default;
        byte[] text = name.ToArray();
        lock (_lock)
        {
            if (Find(parent) is not { } directory)
                return Errno.ESTALE;
            Errno error = Resolve(directory, name, out _, out _);
            if (error != Errno.ENOENT)
                return error == Errno.None ? Errno.EEXIST : error;
            if (directory.IsRemoved)
                return Errno.ENOENT;
            Inode made = default;
            error = Change(records =>
            {
                Errno step = _copyUp.Ensure(records, directory);
                if (step == Errno.None)
                    _originals.KeepHidden(records, directory, text);
                if (step == Errno.None)
                    (step, made) = make(directory.Upper, text);
                // A new directory in the place of a deleted one of the base shows nothing of that one: it has no origin.
                return step;
            });
            if (error != Errno.None)
                return error;
            inode = made;
            OverlayNode node = _nodes.FoundUpper(directory, name, made.Number);
            node.Stamp = new BaseStamp(0, 0, made.Mode, 0, 0, 0);
            Show(node, ref inode);
            return Errno.None;
        }
    }

    private Errno RemoveName(long parent, byte[] name, Func<WorkspaceRecords, OverlayNode, OverlayNode, uint, Errno> remove)
    {
        lock (_lock)
        {
            if (Find(parent) is not { } directory)
                return Errno.ESTALE;
            Errno error = Resolve(directory, name, out OverlayNode? node, out Inode inode);
            if (error != Errno.None)
                return error;
            node!.Stamp = node.Stamp with { Mode = inode.Mode };
            uint links = inode.LinkCount;
            return Change(records =>
            {
                Errno step = _copyUp.Ensure(records, directory);
                bool wasBaseOnly = node.IsBaseOnly;
                if (step == Errno.None)
                    step = remove(records, directory, node, links);
                if (step == Errno.None)
                    Hide(records, directory, name, node);
                // The database did not see a name go: the directory's times say it.
                return step == Errno.None && wasBaseOnly ? Touch(directory) : step;
            });
        }
    }

    /// <summary>One of several names of a file goes: the others mean one file, which is in the database from now on.</summary>
    private Errno KeepOtherNames(WorkspaceRecords records, OverlayNode node, uint links) =>
        links > 1 && !ModeBits.IsDirectory(node.Stamp.Mode) ? _copyUp.Ensure(records, node) : Errno.None;

    private Errno CheckEmpty(OverlayNode directory)
    {
        EmptinessCheck check = new();
        Errno error = new MergedListing(_nodes, check).List(_store, _base, _origins, directory);
        return error == Errno.None && !check.IsEmpty ? Errno.ENOTEMPTY : error;
    }

    private Errno Touch(OverlayNode directory)
    {
        FileTime now = FileTime.From(TimeProvider.System.GetUtcNow());
        return _store.Change(directory.Upper, new InodeChanges { ModifyTime = now }, out _);
    }

    private void Drop(WorkspaceRecords records, OverlayNode node)
    {
        node.IsRemoved = true;
        if (node.IsBaseOnly)
            return;
        _origins.ShowAll(records, node.Upper);
        _origins.Delete(records, node.Upper);
    }

    // linkat(2) of an open file whose names were all removed brings it back.
    private void RecordAgain(OverlayNode node)
    {
        if (!node.IsRemoved)
            return;
        node.IsRemoved = false;
        if (node.BasePath is not null && _origins.Find(node.Upper) is null && node.Id != node.Upper)
            _ = Change(records =>
            {
                _origins.Add(records, new Origin(node.Upper, node.Id, node.BasePath, node.Stamp, node.BaseLength));
                return Errno.None;
            });
    }
}
