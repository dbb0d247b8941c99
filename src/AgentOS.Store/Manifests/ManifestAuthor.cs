namespace AgentOS.Store.Manifests;

/// <summary>Who made an agent, as they say themselves.</summary>
/// <param name="Name">Their name.</param>
public sealed record ManifestAuthor(string Name)
{
    /// <summary>Their account at GitHub.</summary>
    public string? GitHub { get; init; }

    /// <summary>Their page.</summary>
    public string? Website { get; init; }
}
