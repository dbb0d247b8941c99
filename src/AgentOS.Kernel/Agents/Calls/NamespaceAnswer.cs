using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents.Calls;

/// <summary>Which namespaces (namespaces(7)) are an agent's own.</summary>
/// <param name="Pid">Processes.</param>
/// <param name="Net">Network; not with <c>"network": true</c>.</param>
/// <param name="Mnt">Mounts.</param>
/// <param name="Uts">Host name.</param>
internal sealed record NamespaceAnswer(bool Pid, bool Net, bool Mnt, bool Uts)
{
    /// <summary>Reads them from a report.</summary>
    public static NamespaceAnswer Of(EnforcementReport report)
    {
        string[] own = report.Layers.FirstOrDefault(layer => layer is { Name: "namespaces", IsActive: true })?.Detail.Split(' ') ?? [];
        return new NamespaceAnswer(Has("pid"), Has("net"), Has("mount"), Has("uts"));

        bool Has(string name) => own.Contains(name, StringComparer.Ordinal);
    }
}
