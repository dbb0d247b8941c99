using AgentOS.Linux;

namespace AgentOS.Storage.Files;

/// <content>The past cannot be changed.</content>
public sealed partial class SnapshotTree
{
    /// <inheritdoc/>
    public Errno Change(long number, in InodeChanges changes, out Inode inode) => Refuse(out inode);

    /// <inheritdoc/>
    public Errno Make(long parent, ReadOnlySpan<byte> name, in NewInode node, out Inode inode) => Refuse(out inode);

    /// <inheritdoc/>
    public Errno MakeUnnamed(in NewInode node, out Inode inode) => Refuse(out inode);

    /// <inheritdoc/>
    public Errno MakeSymbolicLink(long parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target, uint userId, uint groupId, out Inode inode) => Refuse(out inode);

    /// <inheritdoc/>
    public Errno Link(long number, long parent, ReadOnlySpan<byte> name, out Inode inode) => Refuse(out inode);

    /// <inheritdoc/>
    public Errno Unlink(long parent, ReadOnlySpan<byte> name) => Refuse();

    /// <inheritdoc/>
    public Errno RemoveDirectory(long parent, ReadOnlySpan<byte> name) => Refuse();

    /// <inheritdoc/>
    public Errno Rename(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName, RenameFlags flags) => Refuse();

    /// <inheritdoc/>
    public Errno Write(long number, long offset, ReadOnlySpan<byte> data) => Refuse();

    /// <inheritdoc/>
    public Errno Allocate(long number, AllocateMode mode, long offset, long length) => Refuse();

    /// <inheritdoc/>
    public Errno Copy(long source, long sourceOffset, long destination, long destinationOffset, long length, out long copied) => Refuse(out copied);

    /// <inheritdoc/>
    public Errno SetExtendedAttribute(long number, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ExtendedAttributeFlags flags) => Refuse();

    /// <inheritdoc/>
    public Errno RemoveExtendedAttribute(long number, ReadOnlySpan<byte> name) => Refuse();

    private static Errno Refuse() => Errno.EROFS;

    private static Errno Refuse<T>(out T result)
        where T : struct
    {
        result = default;
        return Errno.EROFS;
    }
}
