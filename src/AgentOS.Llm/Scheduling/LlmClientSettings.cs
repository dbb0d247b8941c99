namespace AgentOS.Llm.Scheduling;

/// <summary>How a client is treated, with everybody it started.</summary>
public sealed record LlmClientSettings
{
    /// <summary>Its share among its siblings, above 0: 2 gets twice of what 1 gets.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Tokens a minute it gets before anybody's share is looked at; 0 is none.</summary>
    public long ReservedTokensPerMinute { get; init; }

    /// <summary>Weighted tokens it may be ahead of its share after it was idle; 0 is VTC's rule: no saved-up credit.</summary>
    public long BurstTokens { get; init; }

    /// <summary>Calls of it under way at a time for each key; 0 is as many as there are slots.</summary>
    public int Concurrency { get; init; }

    /// <summary>Calls of it that may wait for each key, 1 and up.</summary>
    public int QueueCapacity { get; init; } = 2_000;
}
