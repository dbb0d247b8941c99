using AgentOS.Images.References;
using AgentOS.Images.Registries;

namespace AgentOS.Images.Building;

/// <summary>An image that is to be made of a recipe.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Recipe">The recipe's file.</param>
/// <param name="Context">The directory whose files it may take.</param>
public sealed record BuildRequest(ImageReference Name, string Recipe, string Context)
{
    /// <summary>The stage that becomes the image; null is the last one.</summary>
    public string? Target { get; init; }

    /// <summary>Values of its ARG variables.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether what a command changed before is taken again.</summary>
    public bool UsesCache { get; init; } = true;

    /// <summary>How images are pulled that are not here.</summary>
    public RegistryOptions Registry { get; init; } = new();
}
