namespace AgentOS.Storage.Networks;

/// <summary>One connection of an agent's programs, or one thing that was refused.</summary>
/// <param name="Id">When it began, in nanoseconds since 1970-01-01 UTC, made unique in the file.</param>
/// <param name="Ended">When it was over, in nanoseconds since 1970-01-01 UTC; null while it is open.</param>
/// <param name="Source">How it came: <c>connection</c>, <c>name</c>, <c>proxy</c>, <c>call</c>.</param>
/// <param name="ProcessId">The process inside; null when nobody can tell.</param>
/// <param name="Command">That process's name; null when nobody can tell.</param>
/// <param name="Host">The name, or an address that was connected to by itself.</param>
/// <param name="Port">1 to 65535; 0 for a question about a name.</param>
/// <param name="Address">Where it was connected to; null when it was not.</param>
/// <param name="Sent">Bytes from the agent.</param>
/// <param name="Received">Bytes to the agent.</param>
/// <param name="Verdict"><c>allowed</c>, <c>denied</c> or <c>failed</c>.</param>
/// <param name="Rule">The rule that decided; null when none did.</param>
/// <param name="Kind">What was wrong: <c>no-rule</c>, <c>literal</c>, <c>sni-mismatch</c>, …; null when nothing was.</param>
/// <param name="Reason">Why, as a clause.</param>
/// <param name="Remedy">What would allow it; null when nothing needs to or would.</param>
/// <param name="Generation">Of the policy that decided, 1 and up.</param>
public sealed record NetworkEntry(
    long Id, long? Ended, string Source, long? ProcessId, string? Command, string Host, int Port, string? Address, long Sent, long Received,
    string Verdict, string? Rule, string? Kind, string Reason, string? Remedy, long Generation)
{
    /// <summary>The verdict of what went on.</summary>
    public const string Allowed = "allowed";

    /// <summary>When it began.</summary>
    public DateTimeOffset Time => DateTimeOffset.UnixEpoch.AddTicks(Id / TimeSpan.NanosecondsPerTick);
}
