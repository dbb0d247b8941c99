using System.Text.Json.Serialization;

namespace AgentOS.Store.Pipes;

/// <summary>An agent's message as a line of JSON.</summary>
internal sealed record MessageLine
{
    [JsonPropertyName("type")]
    public string Type { get; set; } = "";

    [JsonPropertyName("content")]
    public string? Content { get; set; }

    [JsonPropertyName("tool")]
    public string? Tool { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("error")]
    public string? Error { get; set; }

    /// <summary>The entry of the error catalogue, for errors of the host's.</summary>
    [JsonPropertyName("code")]
    public string? Code { get; set; }

    [JsonPropertyName("message_id")]
    public string? MessageId { get; set; }

    [JsonPropertyName("session_id")]
    public string? SessionId { get; set; }

    [JsonPropertyName("done")]
    public bool? Done { get; set; }
}
