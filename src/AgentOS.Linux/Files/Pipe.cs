using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Files;

/// <summary>pipe2(2).</summary>
public static unsafe partial class Pipe
{
    private const int CloseOnExec = 0x80000;

    /// <summary>Makes a pipe whose ends no child inherits by itself.</summary>
    public static (SafeFileHandle Reading, SafeFileHandle Writing) Create()
    {
        int* ends = stackalloc int[2];
        SystemCall.Check(Create(ends, CloseOnExec), "pipe2");
        return (new SafeFileHandle(ends[0], ownsHandle: true), new SafeFileHandle(ends[1], ownsHandle: true));
    }

    // SAFETY: the caller passes room for two numbers.
    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int Create(int* ends, int flags);
}
