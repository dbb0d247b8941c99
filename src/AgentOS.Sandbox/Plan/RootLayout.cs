namespace AgentOS.Sandbox;

/// <summary>The default file system: parts of the host's root read-only by an allow list, private directories for everything else.</summary>
internal static class RootLayout
{
    // Not here, so not visible: /home, /root, /run, /mnt, /media, /boot, /srv, /tmp and whatever else a host has.
    private static readonly string[] HostTrees = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc", "/opt", "/nix"];

    // Readable by root or a service only; masked as well, in case the sandbox's user is that service.
    private static readonly string[] SensitiveFiles =
    [
        "/etc/shadow", "/etc/shadow-", "/etc/gshadow", "/etc/gshadow-", "/etc/sudoers", "/etc/krb5.keytab", "/etc/security/opasswd",
        "/etc/ssh/ssh_host_rsa_key", "/etc/ssh/ssh_host_ecdsa_key", "/etc/ssh/ssh_host_ed25519_key",
    ];

    private static readonly string[] SensitiveDirectories = ["/etc/sudoers.d", "/etc/ssl/private", "/etc/polkit-1", "/etc/NetworkManager", "/etc/docker"];

    // Package databases and caches that programs read; no logs, no spool, no service state.
    private static readonly string[] VariableTrees = ["/var/lib/dpkg", "/var/lib/rpm", "/var/cache/fontconfig", "/var/cache/ldconfig"];

    private const string Processors = "/sys/devices/system/cpu";

    public static IEnumerable<LayoutStep> Steps(SandboxIdentity identity, string home, SandboxLimits limits) =>
    [
        .. HostTrees.Where(Path.Exists).Select(HostTree),
        .. SensitiveFiles.Where(File.Exists).Select(path => new LayoutStep.BindReadOnly("/dev/null", path)),
        .. SensitiveDirectories.Where(Directory.Exists).SelectMany(Hidden),
        .. SyntheticFiles.Steps(identity, home),
        .. VariableTrees.Where(Directory.Exists).Select(path => new LayoutStep.BindReadOnly(path, path)),
        new LayoutStep.Processes("/proc"),
        new LayoutStep.Link("/run", "/var/run"),
        new LayoutStep.Temporary("/tmp", limits.TemporaryBytes, "1777"),
        new LayoutStep.Temporary("/var/tmp", limits.TemporaryBytes, "1777"),
        new LayoutStep.Temporary("/run", limits.TemporaryBytes, "0755"),
        new LayoutStep.Temporary(home, limits.TemporaryBytes, "0755"),
        new LayoutStep.Temporary("/sys", SmallBytes, "0555"),
        new LayoutStep.BindReadOnly(Processors, Processors),
        new LayoutStep.Seal("/sys"),
    ];

    /// <summary>Size of file systems that hold nothing but mount points.</summary>
    internal const long SmallBytes = 64 * 1024;

    private static LayoutStep HostTree(string path) =>
        new DirectoryInfo(path).LinkTarget is { } target ? new LayoutStep.Link(target, path) : new LayoutStep.BindReadOnly(path, path);

    private static LayoutStep[] Hidden(string path) => [new LayoutStep.Temporary(path, SmallBytes, "0555"), new LayoutStep.Seal(path)];
}
