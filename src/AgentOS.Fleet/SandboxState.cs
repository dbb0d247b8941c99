namespace AgentOS.Fleet;

/// <summary>What a sandbox is doing.</summary>
public enum SandboxState
{
    /// <summary>No host holds it; its files are kept.</summary>
    Stopped,

    /// <summary>It takes programs.</summary>
    Running,

    /// <summary>Everything in it stands still.</summary>
    Paused,
}
