namespace AgentOS.Store.Isolation;

/// <summary>What an agent is to run in.</summary>
public enum AgentTier
{
    /// <summary>The user's own in a sandbox; one from the network in a machine, where this host can.</summary>
    ByTrust,

    /// <summary>A sandbox of this machine's kernel.</summary>
    Process,

    /// <summary>A machine of its own, or not at all.</summary>
    Machine,
}
