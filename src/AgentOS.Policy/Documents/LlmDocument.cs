namespace AgentOS.Policy.Documents;

/// <summary>What may be used of language models, and what was.</summary>
public sealed record LlmDocument
{
    /// <summary>Tokens in all; 0 is no limit.</summary>
    public long? MaxTokens { get; set; }

    /// <summary>Calls in all; 0 is no limit.</summary>
    public long? MaxCalls { get; set; }

    /// <summary>Tokens used so far; only told, not set.</summary>
    public long? TokensUsed { get; set; }

    /// <summary>Calls so far; only told, not set.</summary>
    public long? CallsMade { get; set; }
}
