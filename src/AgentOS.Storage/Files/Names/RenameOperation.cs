using AgentOS.Linux;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Files;

/// <summary>renameat2(2).</summary>
internal sealed class RenameOperation(
    InodeCache inodes, DentryTable dentries, DirectoryCache directories, DirectoryOperations finder,
    NameOperations names, DiskBudget budget, TimelineRecorder timeline, Clock clock)
{
    internal Errno Rename(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName, RenameFlags flags)
    {
        const RenameFlags known = RenameFlags.NoReplace | RenameFlags.Exchange | RenameFlags.Whiteout;
        bool exchanges = flags.HasFlag(RenameFlags.Exchange);
        if ((flags & ~known) != RenameFlags.None || (exchanges && flags != RenameFlags.Exchange))
            return Errno.EINVAL;
        Errno error = finder.Find(oldParent, oldName, out Dentry source, out Inode moved);
        if (error != Errno.None)
            return error;
        error = finder.GetParentForNew(newParent, newName, out _);
        bool replaces = error == Errno.EEXIST;
        if (error is not (Errno.None or Errno.EEXIST))
            return error;
        if (!replaces && exchanges)
            return Errno.ENOENT;
        if (replaces && flags.HasFlag(RenameFlags.NoReplace))
            return error;
        Dentry target = default;
        Inode replaced = default;
        if (replaces && (error = finder.Find(newParent, newName, out target, out replaced)) != Errno.None)
            return error;
        if (IsInside(newParent, moved) || (exchanges && IsInside(oldParent, replaced)))
            return Errno.EINVAL;
        if (replaces && source.Number == target.Number)
            return Errno.None;
        if (!budget.TryTake(newName.Length))
            return Errno.ENOSPC;
        if (exchanges)
        {
            timeline.Moved(FileOperation.Exchange, moved.Number, oldParent, oldName, newParent, newName);
            timeline.Seen(replaced.Number, oldParent, oldName);
            return Exchange(source, oldParent, moved, target, newParent, replaced);
        }

        error = replaces ? Replace(moved, target, newParent, replaced) : Errno.None;
        if (error != Errno.None)
            return error;
        Move(source, oldParent, oldName, moved, newParent, newName, flags);
        timeline.Moved(FileOperation.Rename, moved.Number, oldParent, oldName, newParent, newName);
        return Errno.None;
    }

    private Errno Exchange(Dentry source, long oldParent, Inode moved, Dentry target, long newParent, Inode replaced)
    {
        dentries.Point(source.Id, target.Number);
        dentries.Point(target.Id, source.Number);
        NoteMove(moved, oldParent, newParent);
        NoteMove(replaced, newParent, oldParent);
        names.Touch(oldParent);
        names.Touch(newParent);
        return Errno.None;
    }

    private Errno Replace(in Inode moved, Dentry target, long newParent, Inode replaced)
    {
        bool replacesDirectory = ModeBits.IsDirectory(replaced.Mode);
        if (ModeBits.IsDirectory(moved.Mode) && !replacesDirectory)
            return Errno.ENOTDIR;
        if (!ModeBits.IsDirectory(moved.Mode) && replacesDirectory)
            return Errno.EISDIR;
        if (replacesDirectory && !dentries.IsEmpty(replaced.Number))
            return Errno.ENOTEMPTY;

        timeline.Lost(replaced);
        dentries.Delete(target.Id);
        if (replacesDirectory)
            names.DropDirectory(ref replaced, newParent);
        else
            names.DropName(ref replaced);
        return Errno.None;
    }

    private void Move(
        Dentry source, long oldParent, ReadOnlySpan<byte> oldName, in Inode moved, long newParent, ReadOnlySpan<byte> newName, RenameFlags flags)
    {
        dentries.Move(source.Id, newParent, newName);
        NoteMove(moved, oldParent, newParent);
        if (flags.HasFlag(RenameFlags.Whiteout))
        {
            // overlayfs: a whiteout is a character device 0:0 without rights.
            Inode whiteout = names.Add(new NewInode(ModeBits.CharacterDevice, moved.UserId, moved.GroupId), 1, 0);
            dentries.Insert(oldParent, oldName, whiteout.Number);
        }

        names.Touch(oldParent);
        if (newParent != oldParent)
            names.Touch(newParent);
    }

    private void NoteMove(Inode inode, long from, long to)
    {
        if (ModeBits.IsDirectory(inode.Mode))
            directories.Moved(inode.Number, from, to);
        if (!inodes.TryGet(inode.Number, out inode))
            return;
        clock.Changed(ref inode);
        inodes.Put(inode);
    }

    /// <summary>Whether a directory is, or lies in, another one.</summary>
    private bool IsInside(long directory, in Inode ancestor)
    {
        if (!ModeBits.IsDirectory(ancestor.Mode))
            return false;

        // A foreign file can hold a cycle of directories; no sane tree is deeper than this.
        const int deepest = 100_000;
        for (int depth = 0; depth < deepest && directory != 0; depth++)
        {
            if (directory == ancestor.Number)
                return true;
            if (directory == IFileTree.RootInode)
                return false;
            directory = directories.GetParent(directory);
        }

        return false;
    }
}
