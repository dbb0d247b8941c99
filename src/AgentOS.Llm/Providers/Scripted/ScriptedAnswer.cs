using AgentOS.Llm.Messages;

namespace AgentOS.Llm.Providers.Scripted;

/// <summary>One answer of a script.</summary>
public sealed record ScriptedAnswer
{
    /// <summary>A part of the newest message it answers; null answers every one.</summary>
    public string? When { get; init; }

    /// <summary>Whether the newest message must be, or must not be, the result of a tool; null is either.</summary>
    public bool? AfterTool { get; init; }

    /// <summary>How often it is given; null is without end.</summary>
    public int? Times { get; init; }

    /// <summary>Its words, in the parts they come in.</summary>
    public IReadOnlyList<string> Say { get; init; } = [];

    /// <summary>What it asks for.</summary>
    public IReadOnlyList<ToolCallPart> ToolCalls { get; init; } = [];

    /// <summary>Until the first part.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Between parts.</summary>
    public TimeSpan Pace { get; init; }

    /// <summary>Tokens of the question; null is estimated.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens of the answer; null is estimated.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>The failure it is, as a status of HTTP; null is none.</summary>
    public int? Status { get; init; }

    /// <summary>How long it asks to wait after that failure.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
