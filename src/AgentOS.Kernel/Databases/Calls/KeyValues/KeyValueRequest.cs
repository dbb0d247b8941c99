using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Policy;

namespace AgentOS.Kernel.Databases.Calls.KeyValues;

/// <summary>An operation on key-values, with what any of them needs (docs/protocols/kernel.md).</summary>
internal sealed record KeyValueRequest : IDataRequest
{
    public string? Op { get; set; }

    [JsonIgnore]
    public Right? Needs => null;

    [JsonIgnore]
    public long AnswerBytes => Op is "get" or "list" ? AnswerSize.Any : AnswerSize.Small;

    public string? Key { get; set; }

    /// <summary>Any JSON.</summary>
    public JsonElement Value { get; set; }

    /// <summary>Any JSON; none is a key that must not exist.</summary>
    public JsonElement Expected { get; set; }

    public string? Prefix { get; set; }
}
