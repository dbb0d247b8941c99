namespace AgentOS.Protocol;

/// <summary>A change of what an agent may reach.</summary>
public enum NetworkChange
{
    /// <summary>None: only show it.</summary>
    None,
    /// <summary>Allow what a rule names.</summary>
    Allow,
    /// <summary>Deny it, and close what is open to it.</summary>
    Deny,
}
