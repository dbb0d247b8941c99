namespace AgentOS.Vault;

/// <summary>What may be known of a stored key.</summary>
/// <param name="Provider">Whose.</param>
/// <param name="KeyId">Which of the provider's.</param>
/// <param name="CreatedAt">When it was added or replaced.</param>
/// <param name="LastUsed">When it was last given out, to about a minute; null is never.</param>
public sealed record VaultKey(string Provider, string KeyId, DateTimeOffset CreatedAt, DateTimeOffset? LastUsed);
