using AgentOS.Storage.Integrity;

namespace AgentOS.Storage.Migration;

/// <summary>What a migration does, or did.</summary>
/// <param name="Path">The file.</param>
/// <param name="From">The format it had, by its columns: <c>0.0</c>, <c>0.1</c>, <c>0.2 or 0.3</c>, <c>0.4</c>, <c>0.5 of the fork</c>.</param>
/// <param name="To">The format it gets.</param>
/// <param name="Steps">In order, infinitives without "to"; empty when the file is up to date.</param>
/// <param name="Backup">The file as it was before; null when nothing was changed.</param>
/// <param name="Findings">Rules that the result breaks because the file broke them before; for <c>agentos fsck --repair</c>. Empty in a plan.</param>
public sealed record MigrationReport(string Path, string From, string To, IReadOnlyList<string> Steps, string? Backup, IReadOnlyList<Finding> Findings);
