using AgentOS.Linux;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Files;

/// <summary>Changing what stat(2) shows.</summary>
internal sealed class AttributeOperations(InodeCache inodes, DirectoryOperations finder, FileContent content, TimelineRecorder timeline, Clock clock)
{
    internal Errno Change(long number, in InodeChanges changes, out Inode inode)
    {
        if (!inodes.TryGet(number, out inode))
            return Errno.ENOENT;
        if (changes.Size is { } size)
        {
            if (ModeBits.IsDirectory(inode.Mode))
                return Errno.EISDIR;
            if (!ModeBits.IsRegular(inode.Mode))
                return Errno.EINVAL;
            Errno error = content.Resize(ref inode, size);
            if (error != Errno.None)
                return error;
            clock.Modified(ref inode);
        }

        if (changes.Mode is { } mode)
            inode.Mode = (inode.Mode & ModeBits.TypeMask) | (mode & ModeBits.PermissionMask);
        inode.UserId = changes.UserId ?? inode.UserId;
        inode.GroupId = changes.GroupId ?? inode.GroupId;
        inode.AccessTime = changes.AccessTime ?? inode.AccessTime;
        inode.ModifyTime = changes.ModifyTime ?? inode.ModifyTime;
        inode.ChangeTime = changes.ChangeTime ?? clock.Now;
        inodes.Put(inode);
        Record(number, changes);
        finder.Present(ref inode);
        return Errno.None;
    }

    private void Record(long number, in InodeChanges changes)
    {
        if (changes.Size is { } size)
            timeline.Changed(FileOperation.Truncate, number, size);
        if (changes.Mode is not null)
            timeline.Changed(FileOperation.ChangeMode, number);
        if (changes.UserId is not null || changes.GroupId is not null)
            timeline.Changed(FileOperation.ChangeOwner, number);
        if (changes.AccessTime is not null || changes.ModifyTime is not null)
            timeline.Changed(FileOperation.SetTimes, number);
    }
}
