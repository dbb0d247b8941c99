namespace AgentOS.Client.Agents;

/// <summary>One agent of a kernel.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pid">The first process of its sandbox; 0 when there is none.</param>
/// <param name="State">CREATED, STARTING, RUNNING, PAUSED, STOPPING, STOPPED or FAILED.</param>
/// <param name="Running">Whether its program runs.</param>
public sealed record AgentEntry(uint Id, string Name, int Pid, string State, bool Running)
{
    /// <summary>When it is started again: <c>never</c>, <c>on-failure</c> or <c>always</c>.</summary>
    public string? RestartPolicy { get; set; }

    /// <summary>How often it was.</summary>
    public int Restarts { get; set; }

    /// <summary>How its program last ended; null when it never has.</summary>
    public int? ExitCode { get; set; }

    /// <summary>The agent that spawned it; null when an operator did.</summary>
    public uint? Parent { get; set; }

    /// <summary>Where what it prints goes, on the host; null for callers that are no operators.</summary>
    public string? Log { get; set; }

    /// <summary>Its file on the host; null for callers that are no operators.</summary>
    public string? Database { get; set; }
}
