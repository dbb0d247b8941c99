using AgentOS.Store.Manifests;

namespace AgentOS.Store.Packages;

/// <summary>An agent that can be run: its folder, what its manifest says, where it came from.</summary>
/// <param name="Directory">Absolute; the manifest is in it.</param>
/// <param name="Manifest">What it says.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record AgentPackage(string Directory, AgentManifest Manifest, AgentOrigin Origin);
