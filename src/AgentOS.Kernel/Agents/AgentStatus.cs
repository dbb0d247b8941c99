namespace AgentOS.Kernel.Agents;

/// <summary>What an agent is doing, at one moment.</summary>
/// <param name="State">Where it is in its life.</param>
/// <param name="ProcessId">The first process of its sandbox; 0 while there is none.</param>
/// <param name="Restarts">How often it was started again.</param>
/// <param name="ExitCode">How its program last ended; null when it never has.</param>
internal readonly record struct AgentStatus(AgentState State, int ProcessId, int Restarts, int? ExitCode);
