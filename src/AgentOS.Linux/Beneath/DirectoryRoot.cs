using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Beneath;

/// <summary>
/// A directory whose contents are reached by relative paths that cannot lead out of it: no link is followed and <c>..</c> goes nowhere
/// (openat2(2) RESOLVE_BENEATH, RESOLVE_NO_SYMLINKS), whatever happens to the names meanwhile. An empty path is the directory itself.
/// </summary>
public sealed unsafe class DirectoryRoot : IDisposable
{
    private const long OpenAt2Number = 437;
    private const ulong Beneath = 0x08, NoSymbolicLinks = 0x04, NoMagicLinks = 0x02;
    private const ulong PathOnly = 0x200000, CloseOnExec = 0x80000, NoFollow = 0x20000, NonBlocking = 0x800, IsDirectoryOnly = 0x10000, NoAccessTime = 0x40000;
    private const int AtEmptyPath = 0x1000;
    private const int MaxPath = 4096;

    private readonly SafeFileHandle _directory;

    private DirectoryRoot(SafeFileHandle directory) => _directory = directory;

    /// <summary>Opens a directory of the host.</summary>
    /// <exception cref="LinuxException">It cannot be opened.</exception>
    public static DirectoryRoot Open(string path) => new(new SafeFileHandle(
        SystemCall.Check(Files.FileInterop.open(path, (int)(PathOnly | CloseOnExec | IsDirectoryOnly), 0), "open", path), ownsHandle: true));

    /// <summary>Reads what is known of a file, links not followed.</summary>
    public Errno GetStatus(ReadOnlySpan<byte> path, out FileStatus status)
    {
        status = default;
        Errno error = OpenFile(path, PathOnly | NoFollow, out SafeFileHandle? file);
        if (error != Errno.None)
            return error;
        using (file)
            return GetStatus(file!, out status);
    }

    /// <summary>Reads what is known of an open file.</summary>
    public static Errno GetStatus(SafeFileHandle file, out FileStatus status)
    {
        status = default;
        byte* buffer = stackalloc byte[FileStatus.BufferSize];
        byte none = 0;
        if (BeneathInterop.Statx(Number(file), &none, AtEmptyPath, FileStatus.BasicStats, buffer) < 0)
            return SystemCall.LastError;
        status = FileStatus.From(new ReadOnlySpan<byte>(buffer, FileStatus.BufferSize));
        return Errno.None;
    }

    /// <summary>Opens a regular file for reading, without changing its access time where that is allowed.</summary>
    public Errno OpenForReading(ReadOnlySpan<byte> path, out SafeFileHandle? file)
    {
        // NonBlocking: a fifo that was put in a file's place must not hold the caller.
        Errno error = OpenFile(path, NoFollow | NonBlocking | NoAccessTime, out file);
        return error == Errno.EPERM ? OpenFile(path, NoFollow | NonBlocking, out file) : error;
    }

    /// <summary>pread(2), until the buffer is full or the file ends.</summary>
    public static Errno ReadAt(SafeFileHandle file, long offset, Span<byte> buffer, out int count)
    {
        count = 0;
        while (count < buffer.Length)
        {
            nint read;
            fixed (byte* start = buffer[count..])
                read = BeneathInterop.ReadAt(Number(file), start, buffer.Length - count, offset + count);
            if (read < 0)
                return SystemCall.LastError;
            if (read == 0)
                break;
            count += (int)read;
        }

        return Errno.None;
    }

    /// <summary>Reads a link's target.</summary>
    public Errno ReadLink(ReadOnlySpan<byte> path, Span<byte> target, out int length)
    {
        length = 0;
        Errno error = OpenFile(path, PathOnly | NoFollow, out SafeFileHandle? file);
        if (error != Errno.None)
            return error;
        byte none = 0;
        nint count;
        using (file)
        {
            fixed (byte* start = target)
                count = BeneathInterop.ReadLinkAt(Number(file!), &none, start, target.Length);
        }

        length = (int)Math.Max(count, 0);
        return count < 0 ? SystemCall.LastError : Errno.None;
    }

    /// <summary>Calls <paramref name="entry"/> for each name except <c>.</c> and <c>..</c>.</summary>
    public Errno List(ReadOnlySpan<byte> path, DirectoryEntryAction entry)
    {
        Errno error = OpenFile(path, NoFollow | IsDirectoryOnly | NoAccessTime, out SafeFileHandle? directory);
        if (error == Errno.EPERM)
            error = OpenFile(path, NoFollow | IsDirectoryOnly, out directory);
        if (error != Errno.None)
            return error;
        using (directory)
            return List(directory!, entry);
    }

    /// <summary>Opens a name only to hold it (O_PATH); attributes are read through <see cref="ExtendedAttributes"/>.</summary>
    public Errno Pin(ReadOnlySpan<byte> path, out SafeFileHandle? file) => OpenFile(path, PathOnly | NoFollow, out file);

    /// <summary>Opens a directory for what is done in it.</summary>
    internal Errno OpenDirectory(ReadOnlySpan<byte> path, out SafeFileHandle? directory) => OpenFile(path, PathOnly | NoFollow | IsDirectoryOnly, out directory);

    /// <inheritdoc/>
    public void Dispose() => _directory.Dispose();

    // SAFETY: callers hold the handle for the whole call.
    internal static int Number(SafeFileHandle file) => (int)file.DangerousGetHandle();

    // struct linux_dirent64 (getdents64(2)): d_ino 8, d_off 8, d_reclen 2, d_type 1, d_name.
    internal static Errno List(SafeFileHandle directory, DirectoryEntryAction entry)
    {
        const int size = 32768, lengthAt = 16, typeAt = 18, nameAt = 19;
        byte[] room = new byte[size];
        fixed (byte* buffer = room)
        {
            while (true)
            {
                long filled = BeneathInterop.ListEntries(Number(directory), buffer, size);
                if (filled < 0)
                    return SystemCall.LastError;
                if (filled == 0)
                    return Errno.None;
                for (long at = 0; at < filled; at += *(ushort*)(buffer + at + lengthAt))
                {
                    ReadOnlySpan<byte> rest = new(buffer + at + nameAt, *(ushort*)(buffer + at + lengthAt) - nameAt);
                    ReadOnlySpan<byte> name = rest[..rest.IndexOf((byte)0)];
                    if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                        entry(name, *(long*)(buffer + at), (uint)buffer[at + typeAt] << 12);
                }
            }
        }
    }

    private Errno OpenFile(ReadOnlySpan<byte> path, ulong flags, out SafeFileHandle? file)
    {
        file = null;
        if (path.Length >= MaxPath)
            return Errno.ENAMETOOLONG;
        ReadOnlySpan<byte> name = path.IsEmpty ? "."u8 : path;
        byte* text = stackalloc byte[name.Length + 1];
        name.CopyTo(new Span<byte>(text, name.Length));
        text[name.Length] = 0;
        BeneathInterop.OpenHow how = new() { Flags = flags | CloseOnExec, Resolve = Beneath | NoSymbolicLinks | NoMagicLinks };
        long descriptor = BeneathInterop.OpenAt2(OpenAt2Number, Number(_directory), text, &how, sizeof(BeneathInterop.OpenHow));
        if (descriptor < 0)
            return SystemCall.LastError;
        file = new SafeFileHandle((nint)descriptor, ownsHandle: true);
        return Errno.None;
    }
}
