using AgentOS.Errors;

namespace AgentOS.Images.References;

/// <summary>The full name of an image. Parsed by Docker's grammar; what is left out is filled in as Docker does.</summary>
/// <param name="Registry">Host name, with port if one was given; <c>docker.io</c> by default.</param>
/// <param name="Repository">Path at the registry.</param>
/// <param name="Tag">Tag; <c>latest</c> when neither tag nor digest was given, null when only a digest was.</param>
/// <param name="Digest">The manifest it must be, or null.</param>
public sealed record ImageReference(string Registry, string Repository, string? Tag, ContentDigest? Digest)
{
    /// <summary>The registry of names without one.</summary>
    public const string DefaultRegistry = "docker.io";

    /// <summary>What is asked of the registry: the digest if there is one, else the tag.</summary>
    public string Version => Digest?.ToString() ?? Tag!;

    /// <summary>Reads a name as a person or a recipe writes it.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.BadReference"/>.</exception>
    public static ImageReference Parse(string text) => new ReferenceParser(text).Parse();

    /// <inheritdoc/>
    public override string ToString() => $"{Registry}/{Repository}{(Tag is null ? "" : ":" + Tag)}{(Digest is null ? "" : "@" + Digest)}";
}
