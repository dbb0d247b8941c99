using AgentOS.Linux;

namespace AgentOS.Guest;

/// <summary>A fresh /proc of this pid namespace, with the kernel's settings read-only and the rest of Docker's masked paths hidden.</summary>
internal static class ProcFileSystem
{
    private const SandboxMountFlags Restricted = SandboxMountFlags.NoSetUserId | SandboxMountFlags.NoDevices | SandboxMountFlags.NoExecute;

    // runc's readonlyPaths and maskedPaths (specs of the OCI runtime, docker's default).
    private static readonly string[] ReadOnlyPaths = ["bus", "fs", "irq", "sys", "sysrq-trigger"];
    private static readonly string[] MaskedFiles = ["kcore", "keys", "latency_stats", "timer_list", "timer_stats", "sched_debug", "kmsg", "key-users"];
    private static readonly string[] MaskedDirectories = ["acpi", "asound", "scsi"];

    /// <summary>Mounts it.</summary>
    /// <returns>True when processes the program may not trace, this one among them, are hidden.</returns>
    public static bool Mount()
    {
        bool hidden = TryMountHidden();
        foreach (string path in ReadOnlyPaths.Select(Under).Where(System.IO.Path.Exists))
            MakeReadOnly(path);
        foreach (string path in MaskedFiles.Select(Under).Where(File.Exists))
            MountNamespace.Mount("/dev/null", path, null, SandboxMountFlags.Bind);
        foreach (string path in MaskedDirectories.Select(Under).Where(Directory.Exists))
            MountNamespace.Mount("tmpfs", path, "tmpfs", Restricted | SandboxMountFlags.ReadOnly);
        return hidden;
    }

    private static string Under(string name) => $"/proc/{name}";

    private static bool TryMountHidden()
    {
        try
        {
            MountNamespace.Mount("proc", "/proc", "proc", Restricted, "hidepid=ptraceable");
            return true;
        }
        catch (LinuxException failure) when (failure.Error == Errno.EINVAL)
        {
            // Before Linux 5.8 hidepid belongs to the pid namespace and has no such value; the instance bubblewrap mounted stays.
            return false;
        }
    }

    private static void MakeReadOnly(string path)
    {
        MountNamespace.Mount(path, path, null, SandboxMountFlags.Bind | SandboxMountFlags.Recursive);
        MountNamespace.Mount(null, path, null, SandboxMountFlags.Bind | SandboxMountFlags.Remount | SandboxMountFlags.ReadOnly | Restricted);
    }
}
