namespace AgentOS.Storage.Integrity;

/// <summary>What a repair did.</summary>
/// <param name="Path">The repaired file.</param>
/// <param name="Backup">The file as it was before; null when nothing was changed.</param>
/// <param name="Repaired">In the order of the repairs.</param>
/// <param name="Remaining">What is still wrong; empty for a sound file.</param>
public sealed record RepairReport(string Path, string? Backup, IReadOnlyList<Finding> Repaired, IReadOnlyList<Finding> Remaining);
