using AgentOS.Linux.Beneath;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>
/// Files opened without .NET's own advisory locks (<c>File.OpenHandle</c> takes flock(2), which would be seen as somebody's lease).
/// </summary>
public static unsafe class OpenFile
{
    private const int ReadWrite = 2;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int LockExclusiveWaiting = 2;
    private const int LockExclusiveNow = 2 | 4;
    private const int LockSharedNow = 1 | 4;
    private const int Unlock = 8;
    private const int GetLock = 5;
    private const short WriteLock = 1;
    private const short NoLock = 2;

    /// <summary>Opens an existing file for reading and writing.</summary>
    /// <exception cref="LinuxException">open(2) failed.</exception>
    public static SafeFileHandle ForWriting(string path) => Open(path, ReadWrite | CloseOnExec);

    /// <summary>Opens a file for reading and writing; one that is missing is made, its owner's alone.</summary>
    /// <exception cref="LinuxException">open(2) failed.</exception>
    public static SafeFileHandle ForWritingOrNew(string path)
    {
        const int create = 0x40;
        const uint own = 0x180;
        return new(SystemCall.Check(OpenFileInterop.Open(path, ReadWrite | create | CloseOnExec, own), "open", path), ownsHandle: true);
    }

    /// <summary>Opens an existing file for reading.</summary>
    /// <exception cref="LinuxException">open(2) failed.</exception>
    public static SafeFileHandle ForReading(string path) => Open(path, CloseOnExec);

    /// <summary>Opens an existing file for reading at once, also when it is a fifo that nobody writes.</summary>
    /// <exception cref="LinuxException">open(2) failed.</exception>
    public static SafeFileHandle ForReadingAtOnce(string path) => Open(path, NonBlocking | CloseOnExec);

    /// <summary>Which file a path means, following links; null when there is none.</summary>
    /// <exception cref="LinuxException">The path cannot be looked up.</exception>
    public static FileIdentity? Identify(string path)
    {
        const int atCurrentDirectory = -100;
        try
        {
            return Identify(atCurrentDirectory, path, 0);
        }
        catch (LinuxException e) when (e.Error == Errno.ENOENT)
        {
            return null;
        }
    }

    /// <summary>Which file a descriptor means.</summary>
    public static FileIdentity Identify(SafeFileHandle file)
    {
        const int atEmptyPath = 0x1000;
        return Identify(Descriptor(file), "", atEmptyPath);
    }

    /// <summary>Whether it is a regular file.</summary>
    public static bool IsRegular(SafeFileHandle file)
    {
        const uint typeMask = 0xF000, regular = 0x8000;
        return (Examine(file).Mode & typeMask) == regular;
    }

    /// <summary>Takes the whole-file lock flock(2) LOCK_EX. False when somebody else holds it.</summary>
    public static bool TryLockExclusive(SafeFileHandle file) => TryLock(file, LockExclusiveNow);

    /// <summary>Takes the whole-file lock flock(2) LOCK_SH. False when somebody else holds it exclusively.</summary>
    public static bool TryLockShared(SafeFileHandle file) => TryLock(file, LockSharedNow);

    /// <summary>Takes the whole-file lock flock(2) LOCK_EX, waiting until it is free.</summary>
    public static void LockExclusive(SafeFileHandle file)
    {
        while (OpenFileInterop.Flock(Descriptor(file), LockExclusiveWaiting) < 0)
        {
            if (SystemCall.LastError != Errno.EINTR)
                throw new LinuxException(SystemCall.LastError, "flock");
        }
    }

    /// <summary>Whether somebody else holds flock(2) LOCK_EX on the file. The caller must hold no lock itself.</summary>
    public static bool IsLockedExclusive(SafeFileHandle file)
    {
        if (!TryLock(file, LockSharedNow))
            return true;
        ReleaseLock(file);
        return false;
    }

    /// <summary>Gives the lock of <see cref="TryLockExclusive"/> back.</summary>
    public static void ReleaseLock(SafeFileHandle file) => SystemCall.Check(OpenFileInterop.Flock(Descriptor(file), Unlock), "flock");

    /// <summary>Whether another process holds a record lock (fcntl(2) F_SETLK) in a range of the file.</summary>
    public static bool IsRangeLockedByOthers(SafeFileHandle file, long start, long length)
    {
        OpenFileInterop.RecordLock request = new() { Type = WriteLock, Start = start, Length = length };
        SystemCall.Check(OpenFileInterop.ControlLock(Descriptor(file), GetLock, &request), "fcntl F_GETLK");
        return request.Type != NoLock;
    }

    /// <summary>Returns when the file's data is on disk (fdatasync(2)).</summary>
    /// <exception cref="LinuxException">The data may be lost.</exception>
    public static void SynchronizeData(SafeFileHandle file) =>
        SystemCall.Check(OpenFileInterop.FileDataSync(Descriptor(file)), "fdatasync");

    /// <summary>Returns when the names in a directory are on disk (fsync(2)).</summary>
    /// <exception cref="LinuxException">Names may be lost.</exception>
    public static void SynchronizeDirectory(string path)
    {
        using SafeFileHandle directory = ForReading(path);
        SystemCall.Check(OpenFileInterop.FileSync(Descriptor(directory)), "fsync", path);
    }

    /// <summary>Gives a file the owner, the group and the permissions of another. An owner that this user may not set stays.</summary>
    /// <exception cref="LinuxException">The permissions cannot be set.</exception>
    public static void CopyOwnership(SafeFileHandle original, string path)
    {
        const uint permissions = 0xFFF;
        FileStatus status = Examine(original);
        _ = OpenFileInterop.ChangeOwner(path, status.UserId, status.GroupId);
        // After the owner: chown(2) takes set-id bits away.
        SystemCall.Check(OpenFileInterop.ChangeMode(path, status.Mode & permissions), "chmod", path);
    }

    /// <summary>Sizes of the file system that holds the file.</summary>
    public static DiskSpace MeasureDisk(SafeFileHandle file)
    {
        OpenFileInterop.FileSystemSizes sizes;
        SystemCall.Check(OpenFileInterop.StatFileSystem(Descriptor(file), &sizes), "fstatvfs");
        long unit = (long)sizes.FragmentSize;
        return new DiskSpace((long)sizes.Blocks * unit, (long)sizes.FreeBlocks * unit, (long)sizes.AvailableBlocks * unit);
    }

    private static SafeFileHandle Open(string path, int flags) =>
        new(SystemCall.Check(OpenFileInterop.Open(path, flags, 0), "open", path), ownsHandle: true);

    private static bool TryLock(SafeFileHandle file, int operation)
    {
        if (OpenFileInterop.Flock(Descriptor(file), operation) == 0)
            return true;
        if (SystemCall.LastError == Errno.EAGAIN)
            return false;
        throw new LinuxException(SystemCall.LastError, "flock");
    }

    private static FileStatus Examine(SafeFileHandle file)
    {
        const int atEmptyPath = 0x1000;
        return FileStatus.Of(Descriptor(file), "", atEmptyPath);
    }

    private static FileIdentity Identify(int directory, string path, int flags)
    {
        FileStatus status = FileStatus.Of(directory, path, flags);
        return new FileIdentity((uint)(status.Device >> 32), (uint)status.Device, (ulong)status.Inode);
    }

    // SAFETY: callers keep the handle alive for as long as the database connection that needs it is open.
    private static int Descriptor(SafeFileHandle file) => (int)file.DangerousGetHandle();
}
