namespace AgentOS.Fleet.Tokens;

/// <summary>A token of the HTTP API, as it is kept: who has the file cannot use it.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
public sealed record AccessToken
{
    /// <summary>Eight hexadecimal digits, by which it is revoked.</summary>
    public string Id { get; set; } = "";

    /// <summary>Whose it is, or what it is for.</summary>
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of its text, hexadecimal. The text is random, 256 bits: no salt and no slow hash would add anything.</summary>
    public string Hash { get; set; } = "";

    /// <summary>What it may do.</summary>
    public TokenScopes Scopes { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it ends; null is never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
