namespace AgentOS.Llm.Configuration;

/// <summary>What a model costs, in US dollars for a million tokens.</summary>
/// <param name="Input">Of questions.</param>
/// <param name="Output">Of answers.</param>
public sealed record ModelPrice(decimal Input, decimal Output);
