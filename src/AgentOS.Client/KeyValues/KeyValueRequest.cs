using System.Text.Json;

namespace AgentOS.Client.KeyValues;

internal sealed record KeyValueRequest(string Op)
{
    public string? Key { get; init; }
    public string? Prefix { get; init; }
    public JsonElement? Expected { get; init; }
    public JsonElement? Value { get; init; }
}
