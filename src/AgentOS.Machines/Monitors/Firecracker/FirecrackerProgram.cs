using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Machines.Monitors.Firecracker;

/// <summary>The installed Firecracker.</summary>
public static class FirecrackerProgram
{
    internal const string Name = "firecracker";

    private static readonly string[] s_directories = ["/usr/bin", "/usr/local/bin"];

    /// <summary>What it is in a report.</summary>
    internal static LayerStatus Layer { get; } = new("machine", IsActive: true, "Firecracker, KVM; its monitor is in the sandbox");

    internal static string Places => string.Join(" and ", s_directories);

    /// <summary>Its path; null when it is not installed.</summary>
    public static string? TryFind() => s_directories.Select(directory => Path.Combine(directory, Name)).FirstOrDefault(File.Exists);

    internal static string Require() =>
        TryFind() ?? throw new AgentOSException(MachineErrors.MonitorImpossible, "find", Name, $"it was not found in {Places}");
}
