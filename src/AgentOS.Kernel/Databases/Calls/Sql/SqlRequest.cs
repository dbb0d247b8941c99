using System.Text.Json;
using System.Text.Json.Serialization;
using AgentOS.Policy;

namespace AgentOS.Kernel.Databases.Calls.Sql;

/// <summary>SQL with the values of its parameters (docs/protocols/kernel.md).</summary>
internal sealed record SqlRequest : IDataRequest
{
    public string? Op { get; set; }

    [JsonIgnore]
    public Right? Needs => null;

    [JsonIgnore]
    public long AnswerBytes => AnswerSize.Any;

    /// <summary>One or more statements.</summary>
    public string? Sql { get; set; }

    /// <summary>Null, numbers, strings, and <c>{"base64": "…"}</c> for bytes.</summary>
    public IReadOnlyList<JsonElement>? Parameters { get; set; }
}
