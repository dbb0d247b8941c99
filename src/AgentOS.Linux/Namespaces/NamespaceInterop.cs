using System.Runtime.InteropServices;

namespace AgentOS.Linux;

/// <summary>Imports for namespaces, mounts inside them and credentials of one thread.</summary>
internal static unsafe partial class NamespaceInterop
{
    internal const int CloneNewMount = 0x20000;

    // Raw calls act on the calling thread only; glibc's wrappers would change every thread of the process (credentials(7)).
    internal const long SysSetGroups = 116;
    internal const long SysSetResUid = 117;
    internal const long SysSetResGid = 119;
    internal const long SysCapSet = 126;
    internal const long SysSeccomp = 317;
    internal const long SysOpenTree = 428;
    internal const long SysMoveMount = 429;
    internal const long SysMountSetAttr = 442;
    internal const long SysLandlockCreateRuleset = 444;
    internal const long SysLandlockRestrictSelf = 446;

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    internal static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Mount(string? source, string target, string? fileSystem, ulong flags, string? data);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    internal static partial int ProcessControl(int option, ulong a, ulong b, ulong c, ulong d);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    internal static partial long Call(long number, long a, long b, void* c, long d, long e);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long CallWithPath(long number, long a, string path, long b, void* c, long d);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial long CallWithTwoPaths(long number, long a, string from, long b, string to, long c);
}
