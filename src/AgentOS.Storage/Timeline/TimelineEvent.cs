namespace AgentOS.Storage.Timeline;

/// <summary>Something that happened to an agent other than a change of its files.</summary>
/// <param name="Operation">What: <c>run.start</c>, <c>run.end</c>, <c>mount</c>, <c>limit</c>, …</param>
/// <param name="Subject">What it was about: a command line, a path, a limit; null for nothing.</param>
/// <param name="Result"><c>ok</c>, or how it went otherwise.</param>
/// <param name="Cause">Why; null for nothing.</param>
/// <param name="ProcessId">The process it is about; null for this one.</param>
public sealed record TimelineEvent(string Operation, string? Subject, string Result = TimelineEvent.Ok, string? Cause = null, int? ProcessId = null)
{
    /// <summary>The result of what went as asked.</summary>
    public const string Ok = "ok";
}
