namespace AgentOS.Kernel.Agents;

/// <summary>Where an agent is in its life. On the wire the names are in capitals.</summary>
internal enum AgentState
{
    /// <summary>It is entered, and waits for its turn to start.</summary>
    Created,
    /// <summary>Its sandbox is being made, or will be again after a delay.</summary>
    Starting,
    /// <summary>Its program runs.</summary>
    Running,
    /// <summary>All its processes are stopped.</summary>
    Paused,
    /// <summary>It was asked to end, or has ended and what it leaves is cleared away.</summary>
    Stopping,
    /// <summary>Its program has ended by itself with status 0, or was stopped.</summary>
    Stopped,
    /// <summary>Its program could not be started, has ended with another status, or was ended by a limit or for want of a heartbeat.</summary>
    Failed,
}
