namespace AgentOS.Storage.ToolCalls;

/// <summary>One recorded tool call.</summary>
/// <param name="Id">Number of the record, rising.</param>
/// <param name="Name">The tool.</param>
/// <param name="Status">What became of it.</param>
/// <param name="ParametersJson">Parameters as JSON, or null.</param>
/// <param name="ResultJson">Result as JSON, or null.</param>
/// <param name="Error">Error text, or null.</param>
/// <param name="Started">When it began.</param>
/// <param name="Completed">When it ended; null while it has not.</param>
/// <param name="DurationMilliseconds">How long it took; null while it has not ended.</param>
public sealed record ToolCall(
    long Id, string Name, ToolCallStatus Status, string? ParametersJson, string? ResultJson, string? Error,
    DateTimeOffset Started, DateTimeOffset? Completed, long? DurationMilliseconds);
