using AgentOS.Errors;

namespace AgentOS.Store.Manifests;

/// <summary>Failures of manifests.</summary>
public static class ManifestErrors
{
    /// <summary>No file.</summary>
    public static readonly ErrorDefinition Missing = new("manifest.missing",
        "there is no agent.yaml",
        "A folder is an agent when it has a manifest, which says how the agent is started and what it asks for.",
        "Name the folder that has agent.yaml, or make one: agentstore init DIR.");

    /// <summary>A file that cannot be used.</summary>
    public static readonly ErrorDefinition Invalid = new("manifest.invalid",
        "its manifest cannot be used",
        "What a manifest does not say clearly cannot be approved. All of its problems are listed with line and column.",
        "Correct them (docs/formats/agent-yaml.md), and look with: agentstore validate DIR.");

    /// <summary>A file the system does not give.</summary>
    public static readonly ErrorDefinition Unreadable = new("manifest.unreadable",
        "its manifest cannot be read",
        "agent.yaml is no regular file, or this user may not read it.",
        "Look at it with: ls -l DIR/agent.yaml.");
}
