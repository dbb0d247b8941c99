namespace AgentOS.Vault.Exports;

/// <summary>One key inside the encrypted part of an export.</summary>
/// <param name="Provider">Whose.</param>
/// <param name="KeyId">Which of the provider's.</param>
/// <param name="Value">The key.</param>
internal sealed record ExportedKey(string Provider, string KeyId, string Value);
