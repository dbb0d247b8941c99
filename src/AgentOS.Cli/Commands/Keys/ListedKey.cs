namespace AgentOS.Cli.Commands.Keys;

/// <summary>One key of a listing.</summary>
/// <param name="Provider">Whose.</param>
/// <param name="KeyId">Which of the provider's.</param>
/// <param name="Key">How it begins and ends; null when the vault's password is not known.</param>
/// <param name="CreatedAt">When it was added or replaced.</param>
/// <param name="LastUsed">When it was last given out; null is never.</param>
internal sealed record ListedKey(string Provider, string KeyId, string? Key, DateTimeOffset CreatedAt, DateTimeOffset? LastUsed);
