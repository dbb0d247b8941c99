using AgentOS.Llm.Configuration;

namespace AgentOS.LlmServer.Providers;

/// <summary>Fetches keys from where the configuration says they are.</summary>
/// <param name="vault">Gives out an entry of the vault; null when there is none.</param>
internal sealed class KeyReader(Func<string, string?> vault)
{
    /// <summary>A key; null when it is not there.</summary>
    public string? Read(KeySource source) => source.Kind == KeySourceKind.Variable
        ? Environment.GetEnvironmentVariable(source.Name) is { Length: > 0 } value ? value : null
        : vault(source.Name);
}
