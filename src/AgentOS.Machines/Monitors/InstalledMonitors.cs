using AgentOS.Machines.Monitors.Firecracker;
using AgentOS.Machines.Monitors.Qemu;

namespace AgentOS.Machines.Monitors;

/// <summary>The monitors there are.</summary>
internal static class InstalledMonitors
{
    private static readonly QemuMonitor s_qemu = new();
    private static readonly FirecrackerMonitor s_firecracker = new(() => [FirecrackerProgram.Require()]);

    public static IMonitor Of(MonitorKind kind) => kind == MonitorKind.Firecracker ? s_firecracker : s_qemu;
}
