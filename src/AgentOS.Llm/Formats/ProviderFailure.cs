namespace AgentOS.Llm.Formats;

/// <summary>A provider did not answer a question.</summary>
/// <param name="status">Of HTTP, as the provider said it; 502 when it said nothing.</param>
/// <param name="message">In the provider's words, without secrets.</param>
/// <param name="innerException">The failure underneath.</param>
public sealed class ProviderFailure(int status, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Of HTTP.</summary>
    public int Status => status;

    /// <summary>How long the provider asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The answer as it came; null when none came.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Whether the same question may be answered by another try, or by another provider: it is busy (429, Anthropic's 529), or broken (5xx), or did not answer in time (408).</summary>
    public bool IsTransient => status is 408 or 409 or 429 or >= 500;

    /// <summary>Whether it would have to be another key: this one is refused.</summary>
    public bool IsKeyRefused => status is 401;
}
