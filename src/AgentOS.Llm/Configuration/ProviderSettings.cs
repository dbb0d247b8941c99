namespace AgentOS.Llm.Configuration;

/// <summary>One provider.</summary>
/// <param name="Name">How the configuration calls it.</param>
/// <param name="Format"><c>openai</c>, <c>anthropic</c>, <c>gemini</c>, <c>scripted</c> or <c>recorded</c>.</param>
public sealed record ProviderSettings(string Name, string Format)
{
    /// <summary>The format of answers from a file.</summary>
    public const string Scripted = "scripted";

    /// <summary>The format of answers from an agent's record.</summary>
    public const string Recorded = "recorded";

    /// <summary>Where it is; null for scripted and recorded ones.</summary>
    public Uri? Url { get; init; }

    /// <summary>Its keys, which take turns; none for a provider that asks for none.</summary>
    public IReadOnlyList<KeySource> Keys { get; init; } = [];

    /// <summary>More headers of every request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The most requests at a time with one key; null is no limit.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Requests a minute; null is no limit but the provider's.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tokens a minute; null is no limit but the provider's.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>Until the first byte of an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The answers of a scripted provider: absolute.</summary>
    public string? Script { get; init; }

    /// <summary>The answers of a recorded provider: absolute.</summary>
    public string? Record { get; init; }

    /// <summary>Records or replays it; null does neither.</summary>
    public CassetteSettings? Cassette { get; init; }
}
