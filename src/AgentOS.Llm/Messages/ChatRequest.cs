namespace AgentOS.Llm.Messages;

/// <summary>A question to a language model, in no provider's words: what one wire format reads and another writes.</summary>
/// <param name="Model">As the provider names it.</param>
/// <param name="Messages">The conversation.</param>
public sealed record ChatRequest(string Model, IReadOnlyList<ChatMessage> Messages)
{
    /// <summary>What the model is told first; null is nothing.</summary>
    public string? System { get; init; }

    /// <summary>What it may ask for.</summary>
    public IReadOnlyList<ToolDefinition> Tools { get; init; } = [];

    /// <summary>Whether it may; null is the provider's default.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>The longest answer, in tokens; null is the provider's default.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>0 to 2; null is the provider's default.</summary>
    public double? Temperature { get; init; }

    /// <summary>0 to 1; null is the provider's default.</summary>
    public double? TopP { get; init; }

    /// <summary>Where the answer ends.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];

    /// <summary>How much it thinks before it answers, in tokens; null is the provider's default.</summary>
    public int? ThinkingTokens { get; init; }

    /// <summary>JSON that the answer must be; null is words.</summary>
    public AnswerShape? Shape { get; init; }

    /// <summary>Whether the answer comes in parts.</summary>
    public bool IsStream { get; init; }

    /// <summary>Whether the asker wants the used tokens told at the end of a stream (OpenAI's <c>stream_options</c>).</summary>
    public bool WantsUsage { get; init; }
}
