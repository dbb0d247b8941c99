namespace AgentOS.Sandbox;

/// <summary>
/// A /dev of the harmless devices. Not bubblewrap's <c>--dev</c>: with a mapped user id that makes a second user namespace, inside which
/// agentos-init could mount nothing.
/// </summary>
internal static class DeviceLayout
{
    private static readonly string[] Devices = ["null", "zero", "full", "random", "urandom", "tty"];

    public static IEnumerable<LayoutStep> Steps(SandboxLimits limits, IReadOnlyList<PlannedDevice> others) =>
    [
        new LayoutStep.Temporary("/dev", RootLayout.SmallBytes, "0755"),
        .. Devices.Select(name => new LayoutStep.Device($"/dev/{name}", $"/dev/{name}")),
        .. others.Select(device => new LayoutStep.Device(device.HostPath, device.Path)),
        new LayoutStep.Link("/proc/self/fd", "/dev/fd"),
        new LayoutStep.Link("/proc/self/fd/0", "/dev/stdin"),
        new LayoutStep.Link("/proc/self/fd/1", "/dev/stdout"),
        new LayoutStep.Link("/proc/self/fd/2", "/dev/stderr"),
        new LayoutStep.Link("pts/ptmx", "/dev/ptmx"),
        new LayoutStep.Folder("/dev/pts"),
        new LayoutStep.Temporary("/dev/shm", limits.TemporaryBytes, "1777"),
        new LayoutStep.Seal("/dev"),
    ];
}
