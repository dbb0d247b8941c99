namespace AgentOS.Storage.Timeline;

/// <summary>One row of the timeline.</summary>
/// <param name="Id">Its number: 1, 2, 3, … without gaps.</param>
/// <param name="Nanoseconds">When it began, in nanoseconds since 1970-01-01 UTC.</param>
/// <param name="Agent">Whose file it was.</param>
/// <param name="ProcessId">The process that did it; null when nobody can tell.</param>
/// <param name="Command">That process's name; null when nobody can tell.</param>
/// <param name="Operation">What was done.</param>
/// <param name="Path">To what: a path, a key, a tool, a command line.</param>
/// <param name="Target">Where a link points or a name was moved to.</param>
/// <param name="Bytes">Bytes written or set.</param>
/// <param name="Result"><c>ok</c>, or how it went otherwise.</param>
/// <param name="Cause">Why.</param>
public sealed record TimelineEntry(
    long Id, long Nanoseconds, string Agent, long? ProcessId, string? Command, string Operation, string? Path, string? Target, long Bytes,
    string Result, string? Cause)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset Time => DateTimeOffset.UnixEpoch.AddTicks(Nanoseconds / TimeSpan.NanosecondsPerTick);
}
