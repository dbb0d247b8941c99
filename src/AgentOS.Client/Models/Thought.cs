namespace AgentOS.Client.Models;

/// <summary>A language model's answer.</summary>
/// <param name="Content">Text.</param>
/// <param name="Tokens">What it used.</param>
public sealed record Thought(string Content, long? Tokens = null)
{
    /// <summary>The tools it asks for; null is none.</summary>
    public IReadOnlyList<FunctionCall>? FunctionCalls { get; init; }
}
