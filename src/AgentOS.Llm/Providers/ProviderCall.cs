using AgentOS.Llm.Formats;

namespace AgentOS.Llm.Providers;

/// <summary>A question as it is sent.</summary>
/// <param name="Path">Below the provider's address, with its query.</param>
/// <param name="Body">JSON; empty for a GET.</param>
/// <param name="Format">What the question is in.</param>
/// <param name="Model">As the provider names it.</param>
public sealed record ProviderCall(string Path, ReadOnlyMemory<byte> Body, IWireFormat Format, string Model)
{
    /// <summary>Of HTTP.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>Whether the answer comes in parts.</summary>
    public bool IsStream { get; init; }

    /// <summary>The key that pays; null when the provider asks for none.</summary>
    public string? Key { get; init; }

    /// <summary>Headers of the asker's that mean something to the provider, as <c>anthropic-beta</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
