using System.Text.Json.Serialization;

namespace AgentOS.Vault.Document;

/// <summary>The file <c>keys.enc</c>. Version 1 is the peer's, version 2 adds the secret file and the check.</summary>
internal sealed record VaultDocument
{
    /// <summary>The peer's.</summary>
    public const int PeerVersion = 1;

    /// <summary>Ours.</summary>
    public const int CurrentVersion = 2;

    /// <summary>1 or 2.</summary>
    [JsonRequired]
    public required int Version { get; set; }

    /// <summary>Base 64 of 16 random bytes.</summary>
    [JsonRequired]
    public required string Salt { get; set; }

    /// <summary>Version 2: the name of the file beside it with 32 random bytes.</summary>
    public string? Secret { get; set; }

    /// <summary>Version 2: a token that opens with the right key, also when there are no entries.</summary>
    public string? Check { get; set; }

    /// <summary>The keys, in the order they were added.</summary>
    public IReadOnlyList<VaultEntry> Entries { get; set; } = [];
}
