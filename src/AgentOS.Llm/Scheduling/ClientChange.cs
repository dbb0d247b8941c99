namespace AgentOS.Llm.Scheduling;

/// <summary>What changes of how a client is treated; null stays as it is. See <see cref="LlmClientSettings"/>.</summary>
public sealed record ClientChange
{
    /// <summary>Its share among its siblings, above 0.</summary>
    public double? Weight { get; set; }

    /// <summary>Tokens a minute it gets before anybody's share is looked at; 0 is none.</summary>
    public long? ReservedTokensPerMinute { get; set; }

    /// <summary>Weighted tokens it may be ahead of its share after it was idle.</summary>
    public long? BurstTokens { get; set; }

    /// <summary>Calls of it under way at a time for each key; 0 is as many as there are slots.</summary>
    public int? Concurrency { get; set; }

    /// <summary>Both, this one after the other.</summary>
    public ClientChange Over(ClientChange before) => new()
    {
        Weight = Weight ?? before.Weight,
        ReservedTokensPerMinute = ReservedTokensPerMinute ?? before.ReservedTokensPerMinute,
        BurstTokens = BurstTokens ?? before.BurstTokens,
        Concurrency = Concurrency ?? before.Concurrency,
    };

    internal LlmClientSettings Apply(LlmClientSettings settings) => settings with
    {
        Weight = Weight ?? settings.Weight,
        ReservedTokensPerMinute = ReservedTokensPerMinute ?? settings.ReservedTokensPerMinute,
        BurstTokens = BurstTokens ?? settings.BurstTokens,
        Concurrency = Concurrency ?? settings.Concurrency,
    };
}
