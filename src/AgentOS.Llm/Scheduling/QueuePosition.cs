namespace AgentOS.Llm.Scheduling;

/// <summary>Where a call stands. An estimate: others may come, and nobody knows how long answers will be.</summary>
/// <param name="Position">About the how-manieth to be sent, from 1; 0 when it does not wait.</param>
/// <param name="EstimatedWait">Until it is sent.</param>
/// <param name="Reason">What it waits for.</param>
public readonly record struct QueuePosition(int Position, TimeSpan EstimatedWait, WaitReason Reason);
