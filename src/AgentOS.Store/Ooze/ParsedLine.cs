namespace AgentOS.Store.Ooze;

/// <summary>A line of an agent's, judged.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">The message, when it is one.</param>
/// <param name="Problem">What is wrong, when it is broken.</param>
internal readonly record struct ParsedLine(LineKind Kind, AgentMessage? Message = null, string? Problem = null);
