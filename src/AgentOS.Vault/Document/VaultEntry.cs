using System.Text.Json.Serialization;

namespace AgentOS.Vault.Document;

/// <summary>One key in the file.</summary>
internal sealed record VaultEntry
{
    /// <summary>Whose key.</summary>
    [JsonRequired]
    public required string Provider { get; set; }

    /// <summary>Which of the provider's.</summary>
    [JsonRequired]
    public required string KeyId { get; set; }

    /// <summary>Base 64 of a Fernet token, as the peer writes it.</summary>
    [JsonRequired]
    public required string EncryptedValue { get; set; }

    /// <summary>When it was added or replaced.</summary>
    [JsonRequired]
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last given out, to about a minute; null is never.</summary>
    public DateTimeOffset? LastUsed { get; set; }

    /// <summary>Whether it has this name.</summary>
    public bool Is(string provider, string keyId) => Provider == provider && KeyId == keyId;
}
