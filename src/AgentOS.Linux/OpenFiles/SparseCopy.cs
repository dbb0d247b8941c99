using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux;

/// <summary>Copies files with holes: by sharing their blocks where the file system can (FICLONE, ioctl_ficlone(2)), else only what is there (SEEK_DATA, lseek(2)).</summary>
public static partial class SparseCopy
{
    private const nuint Clone = 0x40049409;
    private const int SeekData = 3, SeekHole = 4;
    private const int Window = 1024 * 1024;

    /// <summary>Makes a file the copy of another.</summary>
    /// <param name="source">Open for reading.</param>
    /// <param name="target">Open for writing, empty.</param>
    /// <exception cref="LinuxException">ENOSPC, EIO, … .</exception>
    public static void Copy(SafeFileHandle source, SafeFileHandle target)
    {
        if (Control((int)target.DangerousGetHandle(), Clone, (nint)source.DangerousGetHandle()) == 0)
            return;
        long length = RandomAccess.GetLength(source);
        RandomAccess.SetLength(target, length);
        byte[] window = new byte[Window];
        for (long start = Seek(source, 0, SeekData); start >= 0; start = Seek(source, start, SeekData))
        {
            long end = Seek(source, start, SeekHole);
            for (int count; start < end; start += count)
            {
                count = RandomAccess.Read(source, window.AsSpan(0, (int)Math.Min(Window, end - start)), start);
                if (count == 0)
                    return; // It became shorter.
                RandomAccess.Write(target, window.AsSpan(0, count), start);
            }
        }
    }

    // ENXIO: nothing but a hole comes any more.
    private static long Seek(SafeFileHandle file, long offset, int whence)
    {
        long found = SeekTo((int)file.DangerousGetHandle(), offset, whence);
        return found < 0 && SystemCall.LastError != Errno.ENXIO ? SystemCall.Check(found, "lseek") : found;
    }

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    private static partial long SeekTo(int descriptor, long offset, int whence);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(int descriptor, nuint request, nint argument);
}
