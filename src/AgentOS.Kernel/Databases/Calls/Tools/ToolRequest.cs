using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Policy;

namespace AgentOS.Kernel.Databases.Calls.Tools;

/// <summary>An operation on tool calls, with what any of them needs (docs/protocols/kernel.md).</summary>
internal sealed record ToolRequest : IDataRequest
{
    public string? Op { get; set; }

    [JsonIgnore]
    public Right? Needs => null;

    [JsonIgnore]
    public long AnswerBytes => Op is "get" or "by_name" or "recent" or "stats" ? AnswerSize.Any : AnswerSize.Small;

    public long? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>Any JSON.</summary>
    public JsonElement Parameters { get; set; }

    /// <summary>Any JSON.</summary>
    public JsonElement Result { get; set; }

    public string? Error { get; set; }

    /// <summary>Seconds since 1970.</summary>
    public double? StartedAt { get; set; }

    /// <summary>Seconds since 1970.</summary>
    public double? CompletedAt { get; set; }

    /// <summary>Seconds since 1970.</summary>
    public double? Since { get; set; }

    public int? Limit { get; set; }
}
