using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <content>Renaming.</content>
public sealed partial class OverlayTree
{
    /// <inheritdoc/>
    public Errno Rename(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName, RenameFlags flags)
    {
        byte[] from = oldName.ToArray(), to = newName.ToArray();
        lock (_lock)
        {
            if (Find(oldParent) is not { } source || Find(newParent) is not { } destination)
                return Errno.ESTALE;
            Errno error = Resolve(source, from, out OverlayNode? moved, out Inode inode);
            if (error != Errno.None)
                return error;
            error = Resolve(destination, to, out OverlayNode? replaced, out Inode other);
            if (error is not (Errno.None or Errno.ENOENT))
                return error;
            error = CheckRename(moved!, inode, replaced, other, flags);
            if (error != Errno.None || moved == replaced)
                return error;
            bool isExchange = flags == RenameFlags.Exchange;
            uint links = other.LinkCount;
            error = Change(records =>
            {
                Errno step = replaced is null ? Errno.None : KeepOtherNames(records, replaced, links);
                return step == Errno.None ? Rename(records, (source, from, moved!), (destination, to, replaced), flags) : step;
            });
            if (error != Errno.None)
                return error;
            (moved!.Parent, moved.Name) = (destination.Id, to);
            if (isExchange)
                (replaced!.Parent, replaced.Name) = (source.Id, from);
            return Errno.None;
        }
    }

    private Errno CheckRename(OverlayNode moved, in Inode inode, OverlayNode? replaced, in Inode other, RenameFlags flags)
    {
        if ((flags & ~RenameFlags.Whiteout) is not (RenameFlags.None or RenameFlags.NoReplace or RenameFlags.Exchange))
            return Errno.EINVAL;
        if (replaced is null)
            return flags == RenameFlags.Exchange ? Errno.ENOENT : Errno.None;
        if (flags.HasFlag(RenameFlags.NoReplace))
            return Errno.EEXIST;
        if (flags == RenameFlags.Exchange || moved == replaced)
            return Errno.None;
        bool isDirectory = ModeBits.IsDirectory(inode.Mode);
        if (isDirectory != ModeBits.IsDirectory(other.Mode))
            return isDirectory ? Errno.ENOTDIR : Errno.EISDIR;
        return isDirectory ? CheckEmpty(replaced) : Errno.None;
    }

    private Errno Rename(
        WorkspaceRecords records, (OverlayNode Parent, byte[] Name, OverlayNode Node) from, (OverlayNode Parent, byte[] Name, OverlayNode? Node) to, RenameFlags flags)
    {
        bool isExchange = flags == RenameFlags.Exchange;
        OverlayNode?[] needed = isExchange ? [from.Parent, to.Parent, from.Node, to.Node] : [from.Parent, to.Parent, from.Node];
        foreach (OverlayNode? node in needed)
        {
            Errno step = _copyUp.Ensure(records, node!);
            if (step != Errno.None)
                return step;
        }

        // A directory that is copied up after its parent was listed may have been found under its old number only.
        Errno error = _store.Rename(from.Parent.Upper, from.Name, to.Parent.Upper, to.Name, flags);
        if (error != Errno.None)
            return error;
        bool isCovered = isExchange || flags.HasFlag(RenameFlags.Whiteout);
        if (!isCovered)
            Hide(records, from.Parent, from.Name, from.Node);
        // Covered already; the note tells what was replaced from what the base got there later.
        if (!isExchange && to.Node is not null)
            Hide(records, to.Parent, to.Name, to.Node);
        if (!isExchange)
            _originals.KeepHidden(records, to.Parent, to.Name);
        if (!isExchange && to.Node is { } replaced && IsGone(replaced))
            Drop(records, replaced);
        return Errno.None;
    }

    private bool IsGone(OverlayNode node) => node.IsBaseOnly || _store.Get(node.Upper, out Inode left) != Errno.None || left.LinkCount == 0 || ModeBits.IsDirectory(left.Mode);
}
