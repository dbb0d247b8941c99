using System.Text.Json;

namespace AgentOS.Client.ToolCalls;

/// <summary>A tool call that is over. Times are seconds since 1970.</summary>
/// <param name="Name">The tool.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="CompletedAt">When it was over.</param>
/// <param name="Parameters">What it was called with.</param>
/// <param name="Result">What it gave.</param>
/// <param name="Error">Why it failed; null when it succeeded.</param>
public sealed record FinishedToolCall(
    string Name, double StartedAt, double CompletedAt, JsonElement? Parameters = null, JsonElement? Result = null, string? Error = null);
