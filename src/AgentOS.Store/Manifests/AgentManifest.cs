namespace AgentOS.Store.Manifests;

/// <summary>What an agent's <c>agent.yaml</c> says: who it is, how it is started, what it asks for.</summary>
/// <param name="Name">3 to 40 characters: a lower-case letter, then letters, digits and hyphens, the last no hyphen.</param>
/// <param name="DisplayName">What people read; at most 80 characters.</param>
/// <param name="Version">Begins with a semantic version.</param>
/// <param name="Description">For people and for other agents.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Runtime">How it is started.</param>
public sealed record AgentManifest(string Name, string DisplayName, string Version, string Description, ManifestAuthor Author, ManifestRuntime Runtime)
{
    /// <summary>The file's name in a package.</summary>
    public const string FileName = "agent.yaml";

    /// <summary>What it is for, in one word.</summary>
    public string Category { get; init; } = "general";

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What it asks for.</summary>
    public ManifestPermissions Permissions { get; init; } = new();

    /// <summary>Keys of providers it uses. None means the key of <see cref="ManifestRuntime.DefaultModel"/>'s provider, when there is one.</summary>
    public IReadOnlyList<ManifestKey> Keys { get; init; } = [];
}
