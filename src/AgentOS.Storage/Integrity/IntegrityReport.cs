namespace AgentOS.Storage.Integrity;

/// <summary>What an examination found.</summary>
/// <param name="Path">The examined file.</param>
/// <param name="Findings">In the order of the rules; empty for a sound file.</param>
public sealed record IntegrityReport(string Path, IReadOnlyList<Finding> Findings);
