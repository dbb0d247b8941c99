namespace AgentOS.Store.Manifests;

/// <summary>What an agent's standard streams are.</summary>
public enum AgentMode
{
    /// <summary>The Ooze protocol: <c>agent</c>.</summary>
    Ooze,

    /// <summary>A terminal of its own: <c>terminal</c>.</summary>
    Terminal,
}
