using System.Text.Json;

namespace AgentOS.Client.ToolCalls;

/// <summary>A recorded tool call. Times are seconds since 1970.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">The tool.</param>
/// <param name="Status"><c>pending</c>, <c>success</c> or <c>error</c>.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record ToolCall(long Id, string Name, string Status, double StartedAt)
{
    /// <summary>What it was called with.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>What it gave.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>When it was over; null while it is pending.</summary>
    public double? CompletedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double? DurationMs { get; init; }
}
