using System.Text.Json;

namespace AgentOS.Client.State;

internal sealed record StateAnswer
{
    public bool? Exists { get; init; }
    public bool? Deleted { get; init; }
    public JsonElement? Value { get; init; }
    public IReadOnlyList<string>? Keys { get; init; }
}
