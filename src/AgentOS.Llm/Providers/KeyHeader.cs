using System.Net.Http.Headers;
using AgentOS.Llm.Formats;

namespace AgentOS.Llm.Providers;

/// <summary>Where each format has its key.</summary>
internal static class KeyHeader
{
    // The version that all stored examples and clients name; a client that knows another names it itself.
    private const string AnthropicVersion = "2023-06-01";

    public static void Add(HttpRequestHeaders headers, IWireFormat format, string key)
    {
        if (format.Name == "anthropic")
            headers.TryAddWithoutValidation("x-api-key", key);
        else if (format.Name == "gemini")
            headers.TryAddWithoutValidation("x-goog-api-key", key);
        else
            headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public static void AddVersion(HttpRequestHeaders headers, IWireFormat format)
    {
        if (format.Name == "anthropic" && !headers.Contains("anthropic-version"))
            headers.TryAddWithoutValidation("anthropic-version", AnthropicVersion);
    }
}
