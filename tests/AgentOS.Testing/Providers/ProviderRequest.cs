namespace AgentOS.Testing.Providers;

/// <summary>What a local provider was asked.</summary>
/// <param name="Method">Of HTTP.</param>
/// <param name="Path">With its query.</param>
/// <param name="Headers">By their names in any case.</param>
/// <param name="Body">As text.</param>
public sealed record ProviderRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
