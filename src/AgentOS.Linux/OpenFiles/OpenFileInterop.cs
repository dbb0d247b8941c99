using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>Calls on files that .NET does not offer, or offers only together with locks of its own.</summary>
internal static unsafe partial class OpenFileInterop
{
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    internal static partial int Flock(int file, int operation);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    internal static partial int FileDataSync(int file);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    internal static partial int FileSync(int file);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "chmod", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ChangeMode(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "fstatvfs", SetLastError = true)]
    internal static partial int StatFileSystem(int file, FileSystemSizes* sizes);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int ControlLock(int file, int command, RecordLock* request);

    /// <summary>struct statvfs of 64-bit Linux (bits/statvfs.h).</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct FileSystemSizes
    {
        internal ulong BlockSize;
        internal ulong FragmentSize;
        internal ulong Blocks;
        internal ulong FreeBlocks;
        internal ulong AvailableBlocks;
        internal ulong Files;
        internal ulong FreeFiles;
        internal ulong AvailableFiles;
        internal ulong FileSystemId;
        internal ulong Flags;
        internal ulong MaxNameLength;
        internal fixed int Spare[6];
    }

    /// <summary>struct flock of 64-bit Linux (bits/fcntl.h).</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct RecordLock
    {
        internal short Type;
        internal short Origin;
        internal long Start;
        internal long Length;
        internal int ProcessId;
    }
}
