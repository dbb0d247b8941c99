namespace AgentOS.Kernel.Agents;

/// <summary>Where an agent is in its life.</summary>
internal enum AgentState
{
    /// <summary>Its sandbox is being made.</summary>
    Starting,
    /// <summary>Its program runs.</summary>
    Running,
    /// <summary>It was asked to end.</summary>
    Stopping,
    /// <summary>Its program has ended by itself with status 0, or was stopped.</summary>
    Stopped,
    /// <summary>Its program could not be started, has ended with another status, or was killed.</summary>
    Failed,
}
