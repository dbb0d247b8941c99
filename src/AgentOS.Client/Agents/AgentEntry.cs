namespace AgentOS.Client.Agents;

/// <summary>One agent of a kernel.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Pid">The first process of its sandbox; 0 when there is none.</param>
/// <param name="State">CREATED, STARTING, RUNNING, PAUSED, STOPPING, STOPPED or FAILED.</param>
/// <param name="Running">Whether it has not ended.</param>
public sealed record AgentEntry(uint Id, string Name, int Pid, string State, bool Running);
