using System.Text.Json;

namespace AgentOS.Client.ToolCalls;

internal sealed record ToolCallRequest(string Op)
{
    public string? Name { get; init; }
    public long? Id { get; init; }
    public JsonElement? Parameters { get; init; }
    public JsonElement? Result { get; init; }
    public string? Error { get; init; }
    public double? StartedAt { get; init; }
    public double? CompletedAt { get; init; }
    public double? Since { get; init; }
    public int? Limit { get; init; }
}
