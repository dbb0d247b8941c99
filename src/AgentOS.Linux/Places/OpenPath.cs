using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Places;

/// <summary>Opens files by paths as the kernel resolves them for this process, and says what they were resolved to.</summary>
public static unsafe class OpenPath
{
    internal const int CurrentDirectory = -100; // AT_FDCWD
    internal const int CloseOnExec = 0x80000, NoFollow = 0x20000, NonBlocking = 0x800, NoTerminal = 0x100;
    internal const int PathOnly = 0x200000, DirectoryOnly = 0x10000;

    private const int LongestPath = 4096; // PATH_MAX

    /// <summary>Opens a file for reading; does not wait for anybody at the other end of a fifo.</summary>
    public static Errno ForReading(string path, out SafeFileHandle? file) => Open(CurrentDirectory, path, NonBlocking | NoTerminal, 0, out file);

    /// <summary>The absolute path of an open file, without links; that of a removed one ends in " (deleted)".</summary>
    public static Errno Resolve(SafeFileHandle file, out string path) => ReadLink(CurrentDirectory, $"/proc/self/fd/{Number(file)}", out path);

    internal static Errno Open(int directory, string path, int flags, uint mode, out SafeFileHandle? file)
    {
        int descriptor = PlaceInterop.OpenAt(directory, path, flags | CloseOnExec, mode);
        file = descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
        return descriptor < 0 ? SystemCall.LastError : Errno.None;
    }

    internal static Errno ReadLink(int directory, string path, out string target)
    {
        byte* buffer = stackalloc byte[LongestPath];
        nint length = PlaceInterop.ReadLinkAt(directory, path, buffer, LongestPath);
        target = length < 0 ? "" : Encoding.UTF8.GetString(buffer, (int)length);
        return length < 0 ? SystemCall.LastError : Errno.None;
    }

    internal static int Number(SafeFileHandle file) => (int)file.DangerousGetHandle();
}
