using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Tests;

/// <summary>A tree that agrees to everything and does nothing, so that what is measured is the server.</summary>
internal sealed class EmptyTree : IFileTree
{
    private static Inode Any => new() { Number = 2, Mode = ModeBits.Regular | 0x1A4 };

    public void Dispose()
    {
    }

    public Errno Lookup(long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        inode = Any;
        return Errno.None;
    }

    public Errno Get(long number, out Inode inode)
    {
        inode = Any;
        return Errno.None;
    }

    public Errno Change(long number, in InodeChanges changes, out Inode inode)
    {
        inode = Any;
        return Errno.None;
    }

    public Errno Make(long parent, ReadOnlySpan<byte> name, in NewInode node, out Inode inode)
    {
        inode = Any;
        return Errno.None;
    }

    public Errno MakeUnnamed(in NewInode node, out Inode inode)
    {
        inode = Any;
        return Errno.None;
    }

    public Errno MakeSymbolicLink(long parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target, uint userId, uint groupId, out Inode inode)
    {
        inode = Any;
        return Errno.None;
    }

    public Errno Link(long number, long parent, ReadOnlySpan<byte> name, out Inode inode)
    {
        inode = Any;
        return Errno.None;
    }

    public Errno Unlink(long parent, ReadOnlySpan<byte> name) => Errno.None;

    public Errno RemoveDirectory(long parent, ReadOnlySpan<byte> name) => Errno.None;

    public Errno Rename(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName, RenameFlags flags) => Errno.None;

    public Errno ReadLink(long number, Span<byte> target, out int length)
    {
        length = default;
        return Errno.None;
    }

    public Errno Read(long number, long offset, Span<byte> buffer, out int count)
    {
        count = default;
        return Errno.None;
    }

    public Errno Write(long number, long offset, ReadOnlySpan<byte> data) => Errno.None;

    public Errno Allocate(long number, AllocateMode mode, long offset, long length) => Errno.None;

    public Errno Seek(long number, long offset, SeekTarget target, out long position)
    {
        position = default;
        return Errno.None;
    }

    public Errno Copy(long source, long sourceOffset, long destination, long destinationOffset, long length, out long copied)
    {
        copied = default;
        return Errno.None;
    }

    public Errno ListDirectory(long number, IDirectorySink sink) => Errno.None;

    public Errno GetParent(long number, out long parent)
    {
        parent = default;
        return Errno.None;
    }

    public Errno GetExtendedAttribute(long number, ReadOnlySpan<byte> name, Span<byte> value, out int length)
    {
        length = default;
        return Errno.None;
    }

    public Errno SetExtendedAttribute(long number, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ExtendedAttributeFlags flags) => Errno.None;

    public Errno ListExtendedAttributes(long number, Span<byte> names, out int length)
    {
        length = default;
        return Errno.None;
    }

    public Errno RemoveExtendedAttribute(long number, ReadOnlySpan<byte> name) => Errno.None;

    public Errno GetStatistics(out FileTreeStatistics statistics)
    {
        statistics = default;
        return Errno.None;
    }

    public Errno Synchronize() => Errno.None;

    public void Forget(ReadOnlySpan<long> numbers)
    {
    }

    public long ExternalVersion() => 0;
}
