namespace AgentOS.Store.Manifests.Findings;

/// <summary>Whether a manifest can be used with a finding.</summary>
public enum FindingSeverity
{
    /// <summary>It can; something in it has no effect or is unusual.</summary>
    Warning,

    /// <summary>It cannot.</summary>
    Error,
}
