using AgentOS.Store.Manifests;

namespace AgentOS.Store.Packages;

/// <summary>An agent that can be run: its folder, what its manifest says, where it came from.</summary>
/// <param name="Directory">Absolute; the manifest is in it.</param>
/// <param name="Manifest">What it says.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Content">Its files, as they were looked at when the package was found.</param>
public sealed record AgentPackage(string Directory, AgentManifest Manifest, AgentOrigin Origin, PackageContent Content)
{
    /// <summary>64 hexadecimal digits that no other content has.</summary>
    public string Digest => Content.Digest;
}
