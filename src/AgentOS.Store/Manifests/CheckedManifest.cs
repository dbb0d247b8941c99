using AgentOS.Store.Manifests.Findings;

namespace AgentOS.Store.Manifests;

/// <summary>A manifest that can be used.</summary>
/// <param name="Manifest">What it says.</param>
/// <param name="Warnings">What its author should know; none of it is in the way.</param>
public sealed record CheckedManifest(AgentManifest Manifest, IReadOnlyList<ManifestFinding> Warnings);
