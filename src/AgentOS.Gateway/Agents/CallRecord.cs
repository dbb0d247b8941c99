namespace AgentOS.Gateway.Agents;

/// <summary>One call that an agent made, when it is over.</summary>
public sealed record CallRecord
{
    /// <summary>Whose.</summary>
    public required string Agent { get; set; }

    /// <summary>Who answered, as PROVIDER/MODEL; the model that was asked for when nobody did.</summary>
    public required string Model { get; set; }

    /// <summary>What it was asked in: openai, anthropic, gemini or think.</summary>
    public string Format { get; set; } = "";

    /// <summary>When it came, in milliseconds since 1970.</summary>
    public long StartedAt { get; set; }

    /// <summary>Of the question.</summary>
    public long InputTokens { get; set; }

    /// <summary>Of those, from the provider's cache.</summary>
    public long CachedTokens { get; set; }

    /// <summary>Of the answer.</summary>
    public long OutputTokens { get; set; }

    /// <summary>In US dollars; 0 when nobody knows.</summary>
    public decimal Cost { get; set; }

    /// <summary>How long it waited for its turn.</summary>
    public double QueueMilliseconds { get; set; }

    /// <summary>From then to the first byte of the answer; null when none came.</summary>
    public double? FirstTokenMilliseconds { get; set; }

    /// <summary>From then to the end.</summary>
    public double Milliseconds { get; set; }

    /// <summary>Of HTTP; 499 is a caller that went away.</summary>
    public int Status { get; set; }

    /// <summary>SHA-256 of the question, in hexadecimal.</summary>
    public string RequestHash { get; set; } = "";

    /// <summary>SHA-256 of the answer, in hexadecimal.</summary>
    public string ResponseHash { get; set; } = "";

    /// <summary>The question itself, when the configuration says so.</summary>
    public string? Request { get; set; }

    /// <summary>The answer itself, when the configuration says so.</summary>
    public string? Response { get; set; }

    /// <summary>What failed; null when nothing did.</summary>
    public string? Error { get; set; }
}
