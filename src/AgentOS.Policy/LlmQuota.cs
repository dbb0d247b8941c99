namespace AgentOS.Policy;

/// <summary>What somebody may use of language models.</summary>
/// <param name="MaxTokens">Tokens in all; 0 is no limit.</param>
/// <param name="MaxCalls">Calls in all; 0 is no limit.</param>
public sealed record LlmQuota(long MaxTokens, long MaxCalls)
{
    /// <summary>No limits.</summary>
    public static LlmQuota Unlimited { get; } = new(0, 0);

    /// <summary>The smaller of both limits each.</summary>
    public LlmQuota Intersect(LlmQuota other) => new(Smaller(MaxTokens, other.MaxTokens), Smaller(MaxCalls, other.MaxCalls));

    private static long Smaller(long one, long other) => one == 0 ? other : other == 0 ? one : Math.Min(one, other);
}
