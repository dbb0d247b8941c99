using System.Text.Json;

namespace AgentOS.Client.State;

internal sealed record StateRequest
{
    public string? Key { get; init; }
    public string? Prefix { get; init; }
    public JsonElement? Value { get; init; }
    public string? Scope { get; init; }
    public double? Ttl { get; init; }
}
