namespace AgentOS.Store.Manifests;

/// <summary>What an agent asks for. Nothing, unless it says so.</summary>
public sealed record ManifestPermissions
{
    /// <summary>The only names it may reach.</summary>
    public IReadOnlyList<NetworkPermission> Network { get; init; } = [];

    /// <summary>Whether it asks for every public name.</summary>
    public bool NetworkUnrestricted { get; init; }

    /// <summary>What it may do to the user's project.</summary>
    public WorkspaceMode Workspace { get; init; } = WorkspaceMode.ReadWrite;

    /// <summary>Which agents it may run, exactly as written; empty is none.</summary>
    public IReadOnlyList<string> AllowedAgents { get; init; } = [];
}
