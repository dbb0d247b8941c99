namespace AgentOS.Llm.Scheduling;

/// <summary>What a scheduler starts with.</summary>
public sealed record SchedulerOptions
{
    /// <summary>What a token of the prompt costs of a share. 1 and 2 are VTC's weights (arXiv 2401.00588, section 3).</summary>
    public double InputWeight { get; init; } = 1;

    /// <summary>What a token of the answer costs of a share.</summary>
    public double OutputWeight { get; init; } = 2;

    /// <summary>What a token of the prompt costs of a share that came from the provider's cache.</summary>
    public double CachedWeight { get; init; } = 0.1;

    /// <summary>How many calls may wait for one key, all clients together.</summary>
    public int QueueCapacity { get; init; } = 20_000;

    /// <summary>After so many turns that went to other bands a band that waits has one: bands age, so that none starves.</summary>
    public int AgeingTurns { get; init; } = 16;

    /// <summary>Tokens of an answer of a client nothing is known about.</summary>
    public int DefaultOutputTokens { get; init; } = 1024;

    /// <summary>Which of a client's answers is reserved for when it does not say how long one may be: 0.9 is longer than nine of ten.</summary>
    public double OutputQuantile { get; init; } = 0.9;

    /// <summary>Retries a client earns with a successful call (Finagle's and Envoy's retry budgets use a tenth to a fifth).</summary>
    public double RetriesPerSuccess { get; init; } = 0.1;

    /// <summary>Retries a client can have earned at most, and has at first.</summary>
    public int MostRetries { get; init; } = 10;

    /// <summary>Limits of keys nobody set limits for.</summary>
    public CapacityLimits DefaultLimits { get; init; } = new();

    /// <summary>Settings of clients nobody set any for.</summary>
    public LlmClientSettings DefaultClient { get; init; } = new();
}
