namespace AgentOS.Llm.Budgets;

/// <summary>What a model costs, in US dollars for a million tokens each.</summary>
/// <param name="Input">Prompts.</param>
/// <param name="CachedInput">Prompts that come from the provider's cache.</param>
/// <param name="Output">Answers.</param>
public sealed record ModelPrice(decimal Input, decimal CachedInput, decimal Output)
{
    private const decimal Million = 1_000_000;

    /// <summary>What so many tokens cost, in US dollars.</summary>
    /// <param name="inputTokens">With the cached ones.</param>
    /// <param name="cachedTokens">Not more than <paramref name="inputTokens"/>.</param>
    /// <param name="outputTokens">Of answers.</param>
    public decimal Of(long inputTokens, long cachedTokens, long outputTokens) =>
        (((inputTokens - cachedTokens) * Input) + (cachedTokens * CachedInput) + (outputTokens * Output)) / Million;
}
