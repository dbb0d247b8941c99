namespace AgentOS.Llm.Scheduling.Snapshots;

/// <summary>A client, and what it used since it was first seen.</summary>
/// <param name="Client">Its name.</param>
/// <param name="Parent">Who started it; null is nobody.</param>
/// <param name="Settings">How it is treated.</param>
/// <param name="Queued">Its calls that wait.</param>
/// <param name="InFlight">Its calls under way.</param>
/// <param name="Calls">That are over.</param>
/// <param name="Refused">That were not taken, or given up.</param>
/// <param name="Usage">Tokens.</param>
/// <param name="Cost">US dollars, of models with a price.</param>
/// <param name="MeanWaitSeconds">In the queue.</param>
public sealed record ClientSnapshot(
    string Client, string? Parent, LlmClientSettings Settings, int Queued, int InFlight, long Calls, long Refused, LlmUsage Usage, decimal Cost, double MeanWaitSeconds);
