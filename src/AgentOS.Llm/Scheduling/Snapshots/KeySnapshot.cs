namespace AgentOS.Llm.Scheduling.Snapshots;

/// <summary>A key.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Queued">Calls that wait.</param>
/// <param name="InFlight">Calls under way.</param>
/// <param name="Limits">What it allows.</param>
/// <param name="Models">Those that were asked.</param>
public sealed record KeySnapshot(string Key, int Queued, int InFlight, CapacityLimits Limits, IReadOnlyList<ModelSnapshot> Models);
