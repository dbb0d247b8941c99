namespace AgentOS.Sandbox;

/// <summary>Processes and threads of a sandbox.</summary>
/// <param name="Current">Now.</param>
/// <param name="Peak">The most so far; null when nobody counts.</param>
/// <param name="Limit">How many it may have; null is no limit.</param>
/// <param name="Refused">How often one more was refused.</param>
public sealed record ProcessUsage(long Current, long? Peak = null, long? Limit = null, long Refused = 0)
{
    /// <summary>The program's own, without some that are AgentOS's.</summary>
    internal ProcessUsage Without(int tasks) => new(Math.Max(0, Current - tasks), Peak - tasks, Limit - tasks, Refused);
}
