namespace AgentOS.Llm.Messages;

/// <summary>Tokens of one call.</summary>
/// <param name="Input">Of the question, those from a cache included.</param>
/// <param name="Output">Of the answer, thinking included.</param>
/// <param name="CachedInput">Those of <paramref name="Input"/> that the provider had in its cache.</param>
public sealed record ChatUsage(long Input, long Output, long CachedInput = 0)
{
    /// <summary>Both.</summary>
    public long Total => Input + Output;
}
