namespace AgentOS.Llm.Scheduling;

/// <summary>What a key, or a model of a key, can do at a time.</summary>
public sealed record CapacityLimits
{
    /// <summary>Calls under way at a time, 1 and up.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>Calls in a minute; 0 is no limit.</summary>
    public int RequestsPerMinute { get; init; }

    /// <summary>Tokens in a minute, prompts and answers; 0 is no limit.</summary>
    public long TokensPerMinute { get; init; }

    /// <summary>How much of a minute's limit may be used at once: providers refill continuously, so 1 can only be right at the start.</summary>
    public TimeSpan Burst { get; init; } = TimeSpan.FromSeconds(6);
}
