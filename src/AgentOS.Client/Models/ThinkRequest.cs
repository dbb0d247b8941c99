namespace AgentOS.Client.Models;

/// <summary>A question to a language model.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="SystemInstruction">What the model is told first.</param>
public sealed record ThinkRequest(string Prompt, string? SystemInstruction = null)
{
    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? ThinkingLevel { get; init; }

    /// <summary>0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Which model; null is the kernel's choice.</summary>
    public string? Model { get; init; }
}
