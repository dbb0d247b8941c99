namespace AgentOS.Llm.Scheduling;

/// <summary>What a call came to.</summary>
/// <param name="Usage">What was paid for.</param>
/// <param name="Cost">US dollars; 0 when the model has no price.</param>
/// <param name="QueueWait">From its submission until it was sent for the last time.</param>
/// <param name="FirstToken">From there to the first token; null when none came.</param>
/// <param name="Duration">From there to the end.</param>
public readonly record struct LlmReceipt(LlmUsage Usage, decimal Cost, TimeSpan QueueWait, TimeSpan? FirstToken, TimeSpan Duration);
