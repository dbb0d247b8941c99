using AgentOS.Linux;

namespace AgentOS.Storage.Files;

/// <summary>
/// A POSIX file tree addressed by inode number, the seam between what stores files and what serves them.
/// Every operation is atomic, thread-safe and returns an error number instead of throwing, because "not found" is the
/// commonest answer a file system gives. Permission checks are the caller's (the kernel's, with <c>default_permissions</c>).
/// </summary>
public interface IFileTree : IDisposable
{
    /// <summary>The inode number of the root directory.</summary>
    const long RootInode = 1;

    /// <summary>The longest name of one directory entry, in bytes (NAME_MAX).</summary>
    const int MaxNameLength = 255;

    /// <summary>The longest symbolic link target, in bytes (PATH_MAX without its terminator).</summary>
    const int MaxTargetLength = 4095;

    /// <summary>Finds a directory entry. ENOENT, ENOTDIR, ENAMETOOLONG.</summary>
    Errno Lookup(long parent, ReadOnlySpan<byte> name, out Inode inode);

    /// <summary>Reads an inode. ENOENT when it is gone.</summary>
    Errno Get(long number, out Inode inode);

    /// <summary>Changes the attributes that <paramref name="changes"/> carries; a smaller size frees data, a larger one leaves a hole.</summary>
    Errno Change(long number, in InodeChanges changes, out Inode inode);

    /// <summary>Makes a regular file, directory, fifo, socket or device, as the type bits of the mode say. EEXIST, ENOTDIR, ENOENT, ENOSPC.</summary>
    Errno Make(long parent, ReadOnlySpan<byte> name, in NewInode node, out Inode inode);

    /// <summary>Makes a regular file without a name (O_TMPFILE); it can be linked later and goes when forgotten.</summary>
    Errno MakeUnnamed(in NewInode node, out Inode inode);

    /// <summary>Makes a symbolic link. The target is kept byte for byte.</summary>
    Errno MakeSymbolicLink(long parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target, uint userId, uint groupId, out Inode inode);

    /// <summary>Gives an inode another name. EPERM on directories, EMLINK.</summary>
    Errno Link(long number, long parent, ReadOnlySpan<byte> name, out Inode inode);

    /// <summary>Removes a name; the inode goes with its last name once nobody holds it. EISDIR on directories.</summary>
    Errno Unlink(long parent, ReadOnlySpan<byte> name);

    /// <summary>Removes an empty directory. ENOTEMPTY, ENOTDIR.</summary>
    Errno RemoveDirectory(long parent, ReadOnlySpan<byte> name);

    /// <summary>Renames, with the semantics of renameat2(2) for each flag.</summary>
    Errno Rename(long oldParent, ReadOnlySpan<byte> oldName, long newParent, ReadOnlySpan<byte> newName, RenameFlags flags);

    /// <summary>Reads a link's target. EINVAL when it is no link. At most <see cref="MaxTargetLength"/> bytes.</summary>
    Errno ReadLink(long number, Span<byte> target, out int length);

    /// <summary>Reads up to the buffer's length; fewer bytes only at the end of the file. Holes read as zeros.</summary>
    Errno Read(long number, long offset, Span<byte> buffer, out int count);

    /// <summary>Writes all bytes, growing the file as needed. ENOSPC and EFBIG leave the file as it was.</summary>
    Errno Write(long number, long offset, ReadOnlySpan<byte> data);

    /// <summary>fallocate(2): reserve (growing or keeping the size), punch a hole, zero a range.</summary>
    Errno Allocate(long number, AllocateMode mode, long offset, long length);

    /// <summary>lseek(2) for data and holes. ENXIO past the end.</summary>
    Errno Seek(long number, long offset, SeekTarget target, out long position);

    /// <summary>Copies a range between two regular files (which may be one); stops at the source's end.</summary>
    Errno Copy(long source, long sourceOffset, long destination, long destinationOffset, long length, out long copied);

    /// <summary>Calls <paramref name="sink"/> for every entry of a directory except <c>.</c> and <c>..</c>, as of one moment.</summary>
    Errno ListDirectory(long number, IDirectorySink sink);

    /// <summary>The parent of a directory; the root is its own parent.</summary>
    Errno GetParent(long number, out long parent);

    /// <summary>Reads an extended attribute. <paramref name="length"/> is its full length; ERANGE when the buffer is shorter (an empty buffer only asks), ENODATA.</summary>
    Errno GetExtendedAttribute(long number, ReadOnlySpan<byte> name, Span<byte> value, out int length);

    /// <summary>Writes an extended attribute. EEXIST, ENODATA as <paramref name="flags"/> ask; E2BIG over 64 KiB.</summary>
    Errno SetExtendedAttribute(long number, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ExtendedAttributeFlags flags);

    /// <summary>Lists attribute names, each ended by a NUL. ERANGE when the buffer is too short; an empty buffer only asks for the length.</summary>
    Errno ListExtendedAttributes(long number, Span<byte> names, out int length);

    /// <summary>Removes an extended attribute. ENODATA.</summary>
    Errno RemoveExtendedAttribute(long number, ReadOnlySpan<byte> name);

    /// <summary>Sizes for statfs(2).</summary>
    Errno GetStatistics(out FileTreeStatistics statistics);

    /// <summary>Returns when everything acknowledged so far would survive a power cut.</summary>
    Errno Synchronize();

    /// <summary>Nobody outside holds these inodes any more: those without a name are freed.</summary>
    void Forget(ReadOnlySpan<long> numbers);

    /// <summary>Changes whenever somebody else (another process, another connection) committed to the store underneath.</summary>
    long ExternalVersion();

    /// <summary>An operation was refused to a program.</summary>
    /// <param name="operation">What the timeline calls it.</param>
    /// <param name="number">The inode, or the directory of the name that it was about.</param>
    /// <param name="error">Why.</param>
    void Refused(string operation, long number, Errno error)
    {
        // A tree without a timeline has nothing to note.
    }

    /// <summary>The answer to an operation is on its way: what nobody waits for may be done now.</summary>
    void Settle()
    {
        // A tree that puts nothing off has nothing to do.
    }
}
