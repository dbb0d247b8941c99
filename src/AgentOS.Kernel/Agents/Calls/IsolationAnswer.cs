using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>What is in force around an agent, by the report of its sandbox.</summary>
/// <param name="FullyIsolated">Whether nothing that was asked for is missing, and isolation was asked for.</param>
/// <param name="Namespaces">Which namespaces are its own.</param>
/// <param name="Cgroups">Which limits a cgroup holds.</param>
/// <param name="DegradedReason">What is missing, and why; null when nothing is.</param>
internal sealed record IsolationAnswer(bool FullyIsolated, NamespaceAnswer Namespaces, CgroupAnswer Cgroups, string? DegradedReason)
{
    private const string Lowered = "sandboxed is false: the kernel's working directory is open to it";

    /// <summary>Reads it from a report.</summary>
    public static IsolationAnswer Of(EnforcementReport report, SpawnCall call)
    {
        string[] missing =
        [
            .. call.Sandboxed ? Array.Empty<string>() : [Lowered],
            .. report.Degraded.Select(layer => $"{layer.Name}: {layer.Detail}"),
        ];
        return new IsolationAnswer(
            missing.Length == 0, NamespaceAnswer.Of(report), CgroupAnswer.Of(report), missing.Length == 0 ? null : string.Join("; ", missing));
    }
}
