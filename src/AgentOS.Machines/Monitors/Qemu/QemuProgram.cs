using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Machines.Monitors.Qemu;

/// <summary>The installed QEMU.</summary>
public static class QemuProgram
{
    private const string Name = "qemu-system-x86_64";

    /// <summary>What it is in a report.</summary>
    public static LayerStatus Layer { get; } = new("machine", IsActive: true, "QEMU microvm, software emulation; its monitor is in the sandbox");

    /// <summary>What it is in a report when its guest runs under KVM.</summary>
    public static LayerStatus AcceleratedLayer { get; } = new("machine", IsActive: true, "QEMU microvm, KVM; its monitor is in the sandbox");

    private static readonly string[] s_directories = ["/usr/bin", "/usr/local/bin"];

    /// <summary>Its path; null when it is not installed.</summary>
    public static string? TryFind() => s_directories.Select(directory => Path.Combine(directory, Name)).FirstOrDefault(File.Exists);

    /// <summary>Its path.</summary>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.MonitorMissing"/>.</exception>
    public static string Require() =>
        TryFind() ?? throw new AgentOSException(MachineErrors.MonitorMissing, "find", Name);
}
