namespace AgentOS.Client.Models;

/// <summary>A question to a language model.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="SystemInstruction">What the model is told first.</param>
public sealed record ThinkRequest(string Prompt, string? SystemInstruction = null)
{
    /// <summary>A picture that belongs to it.</summary>
    public ThinkImage? Image { get; init; }

    /// <summary>What the model may ask for; what it does is in <see cref="Thought.FunctionCalls"/>.</summary>
    public IReadOnlyList<ThinkTool>? Tools { get; init; }

    /// <summary>The longest answer, in tokens.</summary>
    public long? MaxTokens { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? ThinkingLevel { get; init; }

    /// <summary>0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Which model; null is the kernel's choice.</summary>
    public string? Model { get; init; }
}
