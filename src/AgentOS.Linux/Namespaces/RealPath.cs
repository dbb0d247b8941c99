using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>Resolving every symbolic link of a path (realpath(3)).</summary>
public static partial class RealPath
{
    /// <summary>The path without links.</summary>
    /// <exception cref="LinuxException">A component does not exist or cannot be searched.</exception>
    public static string Of(string path)
    {
        nint resolved = Resolve(path, 0);
        if (resolved == 0)
            throw new LinuxException(SystemCall.LastError, "realpath", path);
        try
        {
            return Marshal.PtrToStringUTF8(resolved)!;
        }
        finally
        {
            Free(resolved);
        }
    }

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Resolve(string path, nint buffer);

    [LibraryImport("libc", EntryPoint = "free")]
    private static partial void Free(nint pointer);
}
