namespace AgentOS.Llm.Scheduling;

/// <summary>Tokens of a call.</summary>
/// <param name="InputTokens">Of the prompt, with those that came from the provider's cache.</param>
/// <param name="CachedTokens">Of the prompt, from the provider's cache; not more than <paramref name="InputTokens"/>.</param>
/// <param name="OutputTokens">Of the answer.</param>
public readonly record struct LlmUsage(long InputTokens, long CachedTokens, long OutputTokens)
{
    /// <summary>All of them.</summary>
    public long Total => InputTokens + OutputTokens;

    /// <summary>Both together.</summary>
    public static LlmUsage operator +(LlmUsage one, LlmUsage other) =>
        new(one.InputTokens + other.InputTokens, one.CachedTokens + other.CachedTokens, one.OutputTokens + other.OutputTokens);
}
