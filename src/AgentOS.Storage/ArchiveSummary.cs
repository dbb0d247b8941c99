namespace AgentOS.Storage;

/// <summary>What an export or import did.</summary>
/// <param name="Entries">Entries written or imported.</param>
/// <param name="Skipped">What an archive, or an agent, cannot hold: sockets on the way out, device nodes and attributes outside <c>user.</c> on the way in.</param>
public sealed record ArchiveSummary(long Entries, long Skipped);
