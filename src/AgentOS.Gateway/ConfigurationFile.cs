namespace AgentOS.Gateway;

/// <summary>Where the configuration is.</summary>
public static class ConfigurationFile
{
    private const string Variable = "AGENTOS_LLM_CONFIG";

    /// <summary><c>AGENTOS_LLM_CONFIG</c>, or <c>agentos/llm.json</c> in the user's directory of configurations.</summary>
    public static string Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? System.IO.Path.GetFullPath(named)
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "agentos", "llm.json");
}
