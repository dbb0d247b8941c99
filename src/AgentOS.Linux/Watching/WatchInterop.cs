using System.Runtime.InteropServices;

namespace AgentOS.Linux.Watching;

internal static partial class WatchInterop
{
    [LibraryImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    internal static partial int Initialize(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int AddWatch(int instance, string path, uint mask);
}
