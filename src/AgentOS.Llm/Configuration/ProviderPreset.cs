namespace AgentOS.Llm.Configuration;

/// <summary>What is known of a provider by its name: the configuration need not say it.</summary>
/// <param name="Format">What it speaks.</param>
/// <param name="Url">Where it is.</param>
internal sealed record ProviderPreset(string Format, string Url)
{
    // From each provider's own documentation of its API; for programs on one's own machine, the port they listen on unless told otherwise.
    private static readonly Dictionary<string, ProviderPreset> s_known = new(StringComparer.Ordinal)
    {
        ["openai"] = new("openai", "https://api.openai.com/v1/"),
        ["anthropic"] = new("anthropic", "https://api.anthropic.com/"),
        ["gemini"] = new("gemini", "https://generativelanguage.googleapis.com/"),
        ["groq"] = new("openai", "https://api.groq.com/openai/v1/"),
        ["deepseek"] = new("openai", "https://api.deepseek.com/v1/"),
        ["mistral"] = new("openai", "https://api.mistral.ai/v1/"),
        ["openrouter"] = new("openai", "https://openrouter.ai/api/v1/"),
        ["ollama"] = new("openai", "http://127.0.0.1:11434/v1/"),
        ["vllm"] = new("openai", "http://127.0.0.1:8000/v1/"),
        ["llamacpp"] = new("openai", "http://127.0.0.1:8080/v1/"),
    };

    public static ProviderPreset? Of(string provider) => s_known.GetValueOrDefault(provider);
}
