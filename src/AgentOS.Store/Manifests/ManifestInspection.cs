using AgentOS.Store.Manifests.Findings;

namespace AgentOS.Store.Manifests;

/// <summary>All that there is to say about a manifest.</summary>
/// <param name="Manifest">What it says; null when it has errors.</param>
/// <param name="Findings">Errors and warnings in the order of the file.</param>
public sealed record ManifestInspection(AgentManifest? Manifest, IReadOnlyList<ManifestFinding> Findings);
