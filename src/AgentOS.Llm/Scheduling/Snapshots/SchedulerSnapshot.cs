namespace AgentOS.Llm.Scheduling.Snapshots;

/// <summary>Everything but the queue itself, at one moment: what <c>agentos llm top</c> shows.</summary>
/// <param name="At">When.</param>
/// <param name="Keys">By name.</param>
/// <param name="Clients">By name.</param>
public sealed record SchedulerSnapshot(DateTimeOffset At, IReadOnlyList<KeySnapshot> Keys, IReadOnlyList<ClientSnapshot> Clients);
