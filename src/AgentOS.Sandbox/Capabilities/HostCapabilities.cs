using AgentOS.Errors;
using AgentOS.Linux;

namespace AgentOS.Sandbox;

/// <summary>What this host can enforce for this user, found out by trying.</summary>
public static class HostCapabilities
{
    private static readonly string[] s_fusermountPlaces = ["/usr/bin/fusermount3", "/bin/fusermount3"];
    private static readonly string[] s_stracePlaces = ["/usr/bin/strace", "/bin/strace"];

    /// <summary>Looks at every layer; the last two start a sandbox for a moment.</summary>
    public static IReadOnlyList<HostCapability> Probe() =>
    [
        Program("bubblewrap", BubblewrapProgram.Find(), "apt-get install bubblewrap"),
        Program("agentos-init", InitProgram.Find(null), "./agentos version (builds it beside the program)"),
        FuseDevice(),
        Fusermount(),
        Seccomp(),
        LandlockScopes(),
        Cgroups(),
        Program("strace", s_stracePlaces.FirstOrDefault(File.Exists), "apt-get install strace (without it --strace shows file operations only)"),
        TrialStart("sandbox", NetworkMode.None),
        TrialStart("network of names", NetworkMode.Allow),
    ];

    private static HostCapability Program(string layer, string? path, string remedy) =>
        path is not null ? HostCapability.Found(layer, path) : HostCapability.Missing(layer, "not found", remedy);

    private static HostCapability FuseDevice()
    {
        const string layer = "/dev/fuse";
        try
        {
            File.OpenHandle(layer, FileMode.Open, FileAccess.ReadWrite).Dispose();
            return HostCapability.Found(layer, "can be opened");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return File.Exists(layer)
                ? HostCapability.Missing(layer, "closed to this user", "as root: chmod 0666 /dev/fuse")
                : HostCapability.Missing(layer, "missing", "modprobe fuse; in a container: --device /dev/fuse");
        }
    }

    private static HostCapability Fusermount()
    {
        const string layer = "fusermount3";
        if (Environment.IsPrivilegedProcess)
            return HostCapability.Found(layer, "not needed by root");
        string? path = s_fusermountPlaces.FirstOrDefault(File.Exists);
        if (path is null)
            return HostCapability.Missing(layer, "not found", "apt-get install fuse3");
        return File.GetUnixFileMode(path).HasFlag(UnixFileMode.SetUser)
            ? HostCapability.Found(layer, path)
            : HostCapability.Missing(layer, "not set-user-id", $"as root: chmod u+s {path}");
    }

    private static HostCapability Seccomp() => SeccompCompiler.IsAvailable
        ? HostCapability.Found("seccomp", "libseccomp")
        : HostCapability.Missing("seccomp", "libseccomp.so.2 not found", "apt-get install libseccomp2");

    private static HostCapability LandlockScopes() => Landlock.Version >= Landlock.FirstVersionWithScopes
        ? HostCapability.Found("landlock", $"version {Landlock.Version}")
        : HostCapability.Missing("landlock", $"version {Landlock.Version} has no scopes", "Linux 6.12 or later (needed only with --net host)");

    private static HostCapability Cgroups()
    {
        const string layer = "cgroup limits";
        using LimitEnforcement limits = LimitEnforcement.Create(new SandboxLimits(MemoryBytes: 1L << 30, Cpus: 1));
        return limits.CgroupVersion is { } version
            ? HostCapability.Found(layer, version)
            : HostCapability.Missing(layer, "no cgroup this user may write to; memory is watched, --cpus refused", "run as root, or in a delegated systemd scope");
    }

    private static HostCapability TrialStart(string layer, NetworkMode network)
    {
        using FileStream nothing = new("/dev/null", FileMode.Open, FileAccess.ReadWrite);
        int descriptor = (int)nothing.SafeFileHandle.DangerousGetHandle();
        try
        {
            using SandboxProcess trial = SandboxLauncher.Start(new SandboxSpecification(["true"]) { Network = network }, new StandardStreams(descriptor, descriptor, descriptor), _ => { });
            SandboxExit exit = trial.WaitAsync().GetAwaiter().GetResult();
            return exit.ExitCode == 0
                ? HostCapability.Found(layer, $"starts; {trial.Report.Layers.Count} layers in force")
                : HostCapability.Missing(layer, $"'true' ended with status {exit.ExitCode}", "agentos run --report true");
        }
        catch (AgentOSException failure)
        {
            return HostCapability.Missing(layer, failure.Message, failure.Definition.Remedy);
        }
    }
}
