namespace AgentOS.Llm.Scheduling.Snapshots;

/// <summary>A model of a key.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Queued">Calls that wait.</param>
/// <param name="InFlight">Calls under way.</param>
/// <param name="Window">How many may be under way, as the provider bears it now.</param>
/// <param name="Limits">What it allows.</param>
/// <param name="PausedSeconds">How long the provider wants to see nobody; 0 when it does.</param>
/// <param name="UsualSeconds">How long a call takes, recently; 0 when nobody knows.</param>
public sealed record ModelSnapshot(string Model, int Queued, int InFlight, int Window, CapacityLimits Limits, double PausedSeconds, double UsualSeconds);
