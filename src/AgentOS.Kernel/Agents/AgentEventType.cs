namespace AgentOS.Kernel.Agents;

/// <summary>What can happen to an agent. On the wire the names are in capitals: <c>AGENT_SPAWNED</c>.</summary>
internal enum AgentEventType
{
    /// <summary>Its program runs for the first time.</summary>
    AgentSpawned,
    /// <summary>Its program has ended; it may be started again.</summary>
    AgentExited,
    /// <summary>All its processes are stopped.</summary>
    AgentPaused,
    /// <summary>All its processes go on.</summary>
    AgentResumed,
    /// <summary>It will be started again after a delay.</summary>
    AgentRestarting,
    /// <summary>It was restarted too often and will not be again.</summary>
    AgentEscalated,
    /// <summary>It ran into a limit.</summary>
    ResourceWarning,
}
