namespace AgentOS.Storage.LlmCalls;

/// <summary>One call of a language model that is over.</summary>
public sealed record LlmCall
{
    /// <summary>Number of the row, rising; 0 before it is written.</summary>
    public long Id { get; init; }

    /// <summary>When it came, nanoseconds since 1970 UTC.</summary>
    public required long StartedNs { get; init; }

    /// <summary>Who called.</summary>
    public required string Agent { get; init; }

    /// <summary>Who answered; empty when nobody did.</summary>
    public required string Provider { get; init; }

    /// <summary>Which model answered, or was asked for.</summary>
    public required string Model { get; init; }

    /// <summary>In whose words it was asked: <c>openai</c>, <c>anthropic</c>, <c>gemini</c>, <c>think</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Of HTTP; 499 is a caller that went away.</summary>
    public required int Status { get; init; }

    /// <summary>Tokens of the prompt, cached ones included.</summary>
    public long InputTokens { get; init; }

    /// <summary>Of those, from the provider's cache.</summary>
    public long CachedTokens { get; init; }

    /// <summary>Tokens of the answer.</summary>
    public long OutputTokens { get; init; }

    /// <summary>US dollars, to the billionth; 0 when the model has no price.</summary>
    public decimal Cost { get; init; }

    /// <summary>How long it waited for its turn.</summary>
    public TimeSpan QueueWait { get; init; }

    /// <summary>From then to the first token; null when none came.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>From then to the end.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What failed; null when nothing did.</summary>
    public string? Cause { get; init; }

    /// <summary>SHA-256 of the request's body, in hexadecimal.</summary>
    public required string RequestHash { get; init; }

    /// <summary>SHA-256 of the answer's body, in hexadecimal; null when none came.</summary>
    public string? ResponseHash { get; init; }

    /// <summary>The request's body, where content is kept.</summary>
    public string? Request { get; init; }

    /// <summary>The answer's body, where content is kept.</summary>
    public string? Response { get; init; }
}
