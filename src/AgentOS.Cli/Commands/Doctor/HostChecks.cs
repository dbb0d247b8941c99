namespace AgentOS.Cli.Commands.Doctor;

/// <summary>Every check, in the order a start needs the layers.</summary>
internal static class HostChecks
{
    private const string SeccompActions = "/proc/sys/kernel/seccomp/actions_avail";
    private const string UnifiedControllers = "/sys/fs/cgroup/cgroup.controllers";

    public static async Task<IReadOnlyList<HostCheck>> RunAsync(CancellationToken cancellationToken) =>
    [
        await NamespacesAsync(cancellationToken),
        FirstProgram(),
        SystemCallFilter(),
        FuseDevice(),
        UserMounts(),
        Limits(),
        Tracing(),
    ];

    private static async Task<HostCheck> NamespacesAsync(CancellationToken cancellationToken)
    {
        const string layer = "namespaces";
        if (Programs.Find("bwrap") is not { } bubblewrap)
            return HostCheck.Lacks(layer, "bubblewrap (bwrap) is not on PATH", "apt-get install bubblewrap");
        return await NamespaceProbe.RunAsync(bubblewrap, cancellationToken) is { } complaint
            ? HostCheck.Lacks(layer, complaint, "allow user namespaces: sysctl kernel.unprivileged_userns_clone=1; in a container, allow them for it")
            : HostCheck.Ok(layer, $"{bubblewrap} makes them");
    }

    private static HostCheck FirstProgram()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "agentos-init");
        return File.Exists(path)
            ? HostCheck.Ok("agentos-init", path)
            : HostCheck.Lacks("agentos-init", $"not at {path}", "start the program by ./agentos, or ./install it");
    }

    private static HostCheck SystemCallFilter() =>
        File.Exists(SeccompActions) && File.ReadAllText(SeccompActions).Contains("errno", StringComparison.Ordinal)
            ? HostCheck.Ok("seccomp", "the kernel filters system calls")
            : HostCheck.Lacks("seccomp", "the kernel has no system call filters", "use a kernel with CONFIG_SECCOMP_FILTER");

    private static HostCheck FuseDevice() => File.Exists("/dev/fuse")
        ? HostCheck.Ok("fuse", "/dev/fuse is there")
        : HostCheck.Lacks("fuse", "there is no /dev/fuse", "modprobe fuse; in a container, pass the device: --device /dev/fuse");

    private static HostCheck UserMounts() => Programs.Find("fusermount3") is { } found
        ? HostCheck.Ok("fusermount3", found)
        : Environment.IsPrivilegedProcess
            ? HostCheck.CouldHave("fusermount3", "not on PATH; only ordinary users need it", "apt-get install fuse3")
            : HostCheck.Lacks("fusermount3", "not on PATH", "apt-get install fuse3");

    private static HostCheck Limits() => File.Exists(UnifiedControllers)
        ? HostCheck.Ok("limits", "cgroup v2")
        : Directory.Exists("/sys/fs/cgroup/memory")
            ? HostCheck.Ok("limits", "cgroup v1")
            : HostCheck.Lacks("limits", "no cgroups are mounted", "--memory, --cpus and --pids need cgroups; --isolation best-effort goes without");

    private static HostCheck Tracing() => Programs.Find("strace") is { } found
        ? HostCheck.Ok("strace", found)
        : HostCheck.CouldHave("strace", "not on PATH; --strace then shows only file operations", "apt-get install strace");
}
