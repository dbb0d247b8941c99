namespace AgentOS.Vault.Providers;

/// <summary>A provider whose keys are recognized: where they come from, where they are sent, and how.</summary>
/// <param name="Name">As in <c>agentos keys add NAME</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Variable">The environment variable its SDKs read.</param>
/// <param name="Page">Where a key is obtained.</param>
/// <param name="Host">The host its keys belong to.</param>
/// <param name="Place">Where in a request: as in <see cref="Secrets.SecretPlace.Parse"/>.</param>
/// <param name="Prefix">How its keys begin.</param>
/// <param name="Length">How many characters a key has, about.</param>
/// <param name="Probe">Path and query of a request that only says whether a key is valid.</param>
public sealed record KnownProvider(string Name, string Title, string Variable, string Page, string Host, string Place, string Prefix, int Length, string Probe)
{
    /// <summary>The providers of the setup, in its order, and GitHub.</summary>
    public static IReadOnlyList<KnownProvider> All { get; } =
    [
        new("anthropic", "Anthropic", "ANTHROPIC_API_KEY", "https://console.anthropic.com/settings/keys", "api.anthropic.com", "x-api-key", "sk-ant-api03-", 108, "/v1/models"),
        new("openai", "OpenAI", "OPENAI_API_KEY", "https://platform.openai.com/api-keys", "api.openai.com", "bearer", "sk-proj-", 164, "/v1/models"),
        new("brave", "Brave Search", "BRAVE_API_KEY", "https://api-dashboard.search.brave.com/app/keys", "api.search.brave.com", "header=X-Subscription-Token", "BSA", 31, "/res/v1/web/search?q=a&count=1"),
        new("groq", "Groq", "GROQ_API_KEY", "https://console.groq.com/keys", "api.groq.com", "bearer", "gsk_", 56, "/openai/v1/models"),
        new("google", "Google Gemini", "GOOGLE_API_KEY", "https://aistudio.google.com/apikey", "generativelanguage.googleapis.com", "header=x-goog-api-key", "AIza", 39, "/v1beta/models"),
        new("mistral", "Mistral", "MISTRAL_API_KEY", "https://console.mistral.ai/api-keys", "api.mistral.ai", "bearer", "", 32, "/v1/models"),
        new("deepseek", "DeepSeek", "DEEPSEEK_API_KEY", "https://platform.deepseek.com/api_keys", "api.deepseek.com", "bearer", "sk-", 35, "/models"),
        new("e2b", "E2B", "E2B_API_KEY", "https://e2b.dev/dashboard?tab=keys", "api.e2b.app", "x-api-key", "e2b_", 44, "/sandboxes"),
        new("github", "GitHub", "GITHUB_TOKEN", "https://github.com/settings/tokens", "api.github.com", "bearer", "ghp_", 40, "/user"),
    ];

    /// <summary>The provider of a name; null when it is none of these.</summary>
    public static KnownProvider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);
}
