namespace AgentOS.Llm.Providers;

/// <summary>An answer that succeeded, as it comes. Disposing it gives up the rest.</summary>
/// <param name="contentType">Of HTTP.</param>
/// <param name="body">Owned by the answer.</param>
/// <param name="owner">What else is to be given back; may be null.</param>
public sealed class ProviderAnswer(string contentType, Stream body, IDisposable? owner = null) : IDisposable
{
    /// <summary>Of HTTP.</summary>
    public string ContentType => contentType;

    /// <summary>Its bytes.</summary>
    public Stream Body => body;

    /// <summary>Bytes of the body; null when that is not known before its end.</summary>
    public long? Length { get; init; }

    /// <summary>Headers that the asker's client may look at, as the provider's number of the request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        body.Dispose();
        owner?.Dispose();
    }
}
