using System.Text.Json.Serialization;

namespace AgentOS.Vault.Exports;

/// <summary>Keys on their way to another machine: one Fernet token, whose key is derived from a passphrase alone (PBKDF2-HMAC-SHA256, 600,000 iterations).</summary>
internal sealed record ExportDocument
{
    /// <summary>The only version.</summary>
    public const string CurrentFormat = "agentos-keys-1";

    /// <summary>What this is.</summary>
    [JsonRequired]
    public required string Format { get; set; }

    /// <summary>Base 64 of 16 random bytes.</summary>
    [JsonRequired]
    public required string Salt { get; set; }

    /// <summary>The token: a list of <see cref="ExportedKey"/>.</summary>
    [JsonRequired]
    public required string Keys { get; set; }
}
