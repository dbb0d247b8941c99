using AgentOS.Linux;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Files;

/// <summary>getxattr(2) and its family.</summary>
internal sealed class ExtendedAttributeOperations(InodeCache inodes, ExtendedAttributeTable table, DiskBudget budget, TimelineRecorder timeline, Clock clock)
{
    // XATTR_NAME_MAX and XATTR_SIZE_MAX of linux/limits.h.
    private const int MaxName = 255;
    private const int MaxValue = 65536;

    internal Errno Get(long number, ReadOnlySpan<byte> name, Span<byte> value, out int length)
    {
        length = 0;
        if (!inodes.TryGet(number, out _))
            return Errno.ENOENT;
        if (!table.TryRead(number, name, value, out length))
            return Errno.ENODATA;
        return value.Length > 0 && length > value.Length ? Errno.ERANGE : Errno.None;
    }

    internal Errno Set(long number, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ExtendedAttributeFlags flags)
    {
        if (!inodes.TryGet(number, out Inode inode))
            return Errno.ENOENT;
        if (name.IsEmpty || name.Length > MaxName || name.Contains((byte)0))
            return Errno.ERANGE;
        if (value.Length > MaxValue)
            return Errno.E2BIG;
        bool exists = table.TryRead(number, name, default, out _);
        if (exists && flags.HasFlag(ExtendedAttributeFlags.Create))
            return Errno.EEXIST;
        if (!exists && flags.HasFlag(ExtendedAttributeFlags.Replace))
            return Errno.ENODATA;
        if (!budget.TryTake(value.Length))
            return Errno.ENOSPC;

        table.Write(number, name, value);
        timeline.Changed(FileOperation.SetAttribute, number, value.Length);
        clock.Changed(ref inode);
        inodes.Put(inode);
        return Errno.None;
    }

    internal Errno List(long number, Span<byte> names, out int length)
    {
        length = 0;
        if (!inodes.TryGet(number, out _))
            return Errno.ENOENT;
        length = table.List(number, names);
        return names.Length > 0 && length > names.Length ? Errno.ERANGE : Errno.None;
    }

    internal Errno Remove(long number, ReadOnlySpan<byte> name)
    {
        if (!inodes.TryGet(number, out Inode inode))
            return Errno.ENOENT;
        if (!table.TryRead(number, name, default, out _))
            return Errno.ENODATA;

        table.Delete(number, name);
        timeline.Changed(FileOperation.RemoveAttribute, number);
        clock.Changed(ref inode);
        inodes.Put(inode);
        return Errno.None;
    }
}
