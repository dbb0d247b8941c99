using AgentOS.Linux;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Files;

/// <summary>Making and removing names, and the inodes that come and go with them.</summary>
internal sealed class NameOperations(
    InodeCache inodes, DentryTable dentries, SymbolicLinkTable links, DirectoryCache directories, DirectoryOperations finder,
    OrphanList orphans, InodeRemoval removal, DiskBudget budget, TimelineRecorder timeline, Clock clock)
{
    // EXT4_LINK_MAX and the like are in this range; the column could hold more.
    private const uint MaxLinks = 65000;

    internal Errno Make(long parent, ReadOnlySpan<byte> name, in NewInode node, out Inode inode)
    {
        inode = default;
        if (!CanBeMade(node.Mode))
            return Errno.EINVAL;
        Errno error = finder.GetParentForNew(parent, name, out Inode directory);
        if (error == Errno.None && !budget.TryTake(name.Length))
            error = Errno.ENOSPC;
        if (error != Errno.None)
            return error;

        inode = Add(node, 1, 0);
        Enter(directory, name, inode);
        timeline.Made(Operation(node.Mode), inode.Number, parent, name);
        finder.Present(ref inode);
        return Errno.None;
    }

    internal Errno MakeUnnamed(in NewInode node, out Inode inode)
    {
        inode = default;
        if (!ModeBits.IsRegular(node.Mode))
            return Errno.EINVAL;
        if (!budget.TryTake(0))
            return Errno.ENOSPC;

        inode = Add(node, 0, 0);
        if (!orphans.TryHold(ref inode))
            return Errno.ENOTSUP;
        timeline.MadeUnnamed(inode.Number);
        finder.Present(ref inode);
        return Errno.None;
    }

    internal Errno MakeSymbolicLink(long parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target, uint userId, uint groupId, out Inode inode)
    {
        const uint allRights = 0x1FF;
        inode = default;
        if (target.IsEmpty)
            return Errno.ENOENT;
        if (target.Length > IFileTree.MaxTargetLength)
            return Errno.ENAMETOOLONG;
        Errno error = finder.GetParentForNew(parent, name, out Inode directory);
        if (error == Errno.None && !budget.TryTake(target.Length))
            error = Errno.ENOSPC;
        if (error != Errno.None)
            return error;

        inode = Add(new NewInode(ModeBits.SymbolicLink | allRights, userId, groupId), 1, target.Length);
        links.Insert(inode.Number, target);
        Enter(directory, name, inode);
        timeline.Made(FileOperation.SymbolicLink, inode.Number, parent, name, target);
        finder.Present(ref inode);
        return Errno.None;
    }

    internal Errno Link(long number, long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        if (!inodes.TryGet(number, out inode))
            return Errno.ENOENT;
        if (ModeBits.IsDirectory(inode.Mode))
            return Errno.EPERM;
        Errno error = finder.GetParentForNew(parent, name, out Inode directory);
        if (error == Errno.None && inode.LinkCount >= MaxLinks)
            error = Errno.EMLINK;
        if (error == Errno.None && !budget.TryTake(name.Length))
            error = Errno.ENOSPC;
        if (error != Errno.None)
            return error;

        orphans.Release(number);
        inode.LinkCount++;
        clock.Changed(ref inode);
        inodes.Put(inode);
        Enter(directory, name, inode);
        timeline.Made(FileOperation.Link, number, parent, name);
        finder.Present(ref inode);
        return Errno.None;
    }

    internal Errno Unlink(long parent, ReadOnlySpan<byte> name)
    {
        Errno error = finder.Find(parent, name, out Dentry dentry, out Inode inode);
        if (error != Errno.None)
            return error;
        if (ModeBits.IsDirectory(inode.Mode))
            return Errno.EISDIR;

        timeline.Removed(FileOperation.Unlink, inode, parent, name);
        dentries.Delete(dentry.Id);
        DropName(ref inode);
        Touch(parent);
        return Errno.None;
    }

    internal Errno RemoveDirectory(long parent, ReadOnlySpan<byte> name)
    {
        Errno error = finder.Find(parent, name, out Dentry dentry, out Inode inode);
        if (error != Errno.None)
            return error;
        if (!ModeBits.IsDirectory(inode.Mode))
            return Errno.ENOTDIR;
        if (!dentries.IsEmpty(inode.Number))
            return Errno.ENOTEMPTY;

        timeline.Removed(FileOperation.RemoveDirectory, inode, parent, name);
        dentries.Delete(dentry.Id);
        DropDirectory(ref inode, parent);
        Touch(parent);
        return Errno.None;
    }

    /// <summary>A file lost one name.</summary>
    internal void DropName(ref Inode inode)
    {
        // Files that went through the peer's migration have link counts of zero although they have names.
        uint names = inode.LinkCount > 0 ? inode.LinkCount - 1 : dentries.CountNames(inode.Number);
        inode.LinkCount = names;
        clock.Changed(ref inode);
        if (names > 0)
            inodes.Put(inode);
        else if (!orphans.TryHold(ref inode))
            removal.Free(inode);
    }

    /// <summary>An empty directory lost its name.</summary>
    internal void DropDirectory(ref Inode inode, long parent)
    {
        directories.Removed(inode.Number, parent);
        clock.Changed(ref inode);
        if (!orphans.TryHold(ref inode))
            removal.Free(inode);
    }

    /// <summary>A directory's entries changed.</summary>
    internal void Touch(long directory)
    {
        if (!inodes.TryGet(directory, out Inode inode))
            return;
        clock.Modified(ref inode);
        inodes.Put(inode);
    }

    internal Inode Add(in NewInode node, uint linkCount, long size)
    {
        FileTime now = clock.Now;
        Inode inode = new()
        {
            Mode = node.Mode & (ModeBits.TypeMask | ModeBits.PermissionMask),
            LinkCount = linkCount,
            UserId = node.UserId,
            GroupId = node.GroupId,
            DeviceNumber = node.DeviceNumber,
            Size = size,
            AccessTime = now,
            ModifyTime = now,
            ChangeTime = now,
        };
        inode.Number = inodes.Add(inode);
        return inode;
    }

    private static bool CanBeMade(uint mode) => (mode & ModeBits.TypeMask) is ModeBits.Regular or ModeBits.Directory
        or ModeBits.Fifo or ModeBits.Socket or ModeBits.CharacterDevice or ModeBits.BlockDevice;

    private static string Operation(uint mode) => (mode & ModeBits.TypeMask) switch
    {
        ModeBits.Regular => FileOperation.Create,
        ModeBits.Directory => FileOperation.MakeDirectory,
        _ => FileOperation.MakeNode,
    };

    private void Enter(Inode directory, ReadOnlySpan<byte> name, in Inode inode)
    {
        dentries.Insert(directory.Number, name, inode.Number);
        if (ModeBits.IsDirectory(inode.Mode))
            directories.Created(inode.Number, directory.Number);
        Touch(directory.Number);
    }
}
