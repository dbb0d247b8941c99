namespace AgentOS.Store.Manifests;

/// <summary>What an agent may do to the user's project.</summary>
public enum WorkspaceMode
{
    /// <summary>It gets none.</summary>
    None,

    /// <summary>It reads it.</summary>
    ReadOnly,

    /// <summary>It changes a copy, which the user reviews.</summary>
    ReadWrite,
}
