using AgentOS.Errors;

namespace AgentOS.Sandbox;

/// <summary>Collects the layers of a start; under strict isolation a missing one ends it.</summary>
/// <param name="isolation">What happens when one is missing.</param>
/// <param name="dispensable">Names of those that may be.</param>
internal sealed class LayerList(IsolationLevel isolation, IReadOnlyList<string> dispensable)
{
    private readonly List<LayerStatus> _layers = [];

    public void Activate(string name, string detail) => _layers.Add(new LayerStatus(name, IsActive: true, detail));

    /// <summary>A layer that was asked for is missing.</summary>
    public void Miss(string name, string reason)
    {
        if (isolation == IsolationLevel.Strict && !dispensable.Contains(name, StringComparer.Ordinal))
            throw new AgentOSException(SandboxErrors.LayerMissing, "enforce", name, reason);
        Degrade(name, reason);
    }

    /// <summary>Something weaker took a layer's place, and isolation holds without it.</summary>
    public void Degrade(string name, string reason) => _layers.Add(new LayerStatus(name, IsActive: false, reason));

    public EnforcementReport ToReport(SandboxPlan plan) => new(
        isolation.ToString(),
        plan.Network.ToString(),
        plan.Identity.UserId,
        plan.Identity.HostUserId,
        _layers.Any(layer => layer is { Name: SystemCallFilter.Layer, IsActive: true }) ? plan.Seccomp : null,
        _layers);
}
