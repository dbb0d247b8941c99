namespace AgentOS.Fleet.Records;

/// <summary>What the makers of a sandbox wrote on it. It means nothing to the sandbox.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
public sealed record SandboxLabels
{
    /// <summary>Anything, by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>When it is to end; null is never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Whether it is paused when its time is over, and not deleted.</summary>
    public bool IsPausedAtEnd { get; set; }

    /// <summary>What a client of another API called what it was made from; null when it was none of these.</summary>
    public string? Template { get; set; }
}
