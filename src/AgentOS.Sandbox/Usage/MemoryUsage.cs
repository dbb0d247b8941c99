namespace AgentOS.Sandbox;

/// <summary>Memory of a sandbox, in bytes.</summary>
/// <param name="Current">Now.</param>
/// <param name="Peak">The most so far; null when nobody counts.</param>
/// <param name="Limit">What it may use; null is no limit.</param>
/// <param name="OomKills">Processes killed at the limit (out of memory).</param>
public sealed record MemoryUsage(long Current, long? Peak = null, long? Limit = null, long OomKills = 0);
