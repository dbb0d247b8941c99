using AgentOS.Llm.Formats;
using AgentOS.Llm.Formats.Anthropic;
using AgentOS.Llm.Formats.Gemini;
using AgentOS.Llm.Formats.OpenAI;

namespace AgentOS.LlmServer.Data;

/// <summary>What a path stands for.</summary>
/// <param name="Format">Whose it is.</param>
internal sealed record Endpoint(IWireFormat Format)
{
    // Which version a client of Gemini's asks depends on the client's own.
    private static readonly string[] s_geminiModels = ["/v1beta/models/", "/v1/models/", "/v1alpha/models/"];

    /// <summary>The path at a provider of the format, when it is something else than a conversation.</summary>
    public string? RawPath { get; init; }

    /// <summary>The model, when the path names it.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the path says that the answer comes in parts; null when the body does.</summary>
    public bool? IsStream { get; init; }

    /// <summary>What a POST to a path is; null is nothing.</summary>
    public static Endpoint? Find(string path) => path switch
    {
        "/v1/chat/completions" => new Endpoint(OpenAIFormat.Instance),
        "/v1/responses" or "/v1/embeddings" or "/v1/completions" or "/v1/moderations" => new Endpoint(OpenAIFormat.Instance) { RawPath = path["/v1/".Length..] },
        "/v1/messages" => new Endpoint(AnthropicFormat.Instance),
        "/v1/messages/count_tokens" => new Endpoint(AnthropicFormat.Instance) { RawPath = path[1..] },
        _ => s_geminiModels.FirstOrDefault(prefix => path.StartsWith(prefix, StringComparison.Ordinal)) is { } models ? FindGemini(path[models.Length..]) : null,
    };

    // models/NAME:VERB, where a name may have slashes.
    private static Endpoint? FindGemini(string rest)
    {
        int colon = rest.LastIndexOf(':');
        if (colon <= 0)
            return null;
        Endpoint gemini = new(GeminiFormat.Instance) { Model = Uri.UnescapeDataString(rest[..colon]), IsStream = false };
        return rest[(colon + 1)..] switch
        {
            "generateContent" => gemini,
            "streamGenerateContent" => gemini with { IsStream = true },
            "countTokens" or "embedContent" or "batchEmbedContents" => gemini with { RawPath = $"v1beta/models/{{model}}:{rest[(colon + 1)..]}" },
            _ => null,
        };
    }
}
