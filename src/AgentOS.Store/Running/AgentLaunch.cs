using AgentOS.Network.Policy;
using AgentOS.Store.Packages;
using AgentOS.Store.Preparation;
using AgentOS.Store.Sessions;
using AgentOS.Vault.Secrets;

namespace AgentOS.Store.Running;

/// <summary>Everything one start of an agent is made of.</summary>
/// <param name="Package">The agent.</param>
/// <param name="Prepared">What its setup made of it.</param>
/// <param name="Session">Whose files it works with.</param>
public sealed record AgentLaunch(AgentPackage Package, PreparedAgent Prepared, StoredSession Session)
{
    /// <summary>The user's project, absolute and without links; null is none.</summary>
    public string? Workspace { get; init; }

    /// <summary>What it may reach.</summary>
    public EgressPolicy Network { get; init; } = EgressPolicy.Nothing;

    /// <summary>Its keys.</summary>
    public IReadOnlyList<SecretBinding> Secrets { get; init; } = [];

    /// <summary>More variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
