using System.Text.Json.Serialization;

namespace AgentOS.Store.Ooze;

/// <summary>One line to an agent, or from whoever uses one through a pipe.</summary>
public sealed record HostMessage
{
    /// <summary><c>message</c>, <c>cancel</c> or <c>shutdown</c>.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; } = "";

    /// <summary>What it is asked.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; set; }

    /// <summary>What the asker calls it.</summary>
    [JsonPropertyName("message_id")]
    public string? MessageId { get; set; }

    /// <summary>A question.</summary>
    public static HostMessage Message(string id, string content) => new() { Type = "message", Content = content, MessageId = id };

    /// <summary>An answer is not wanted any more. An extension: whoever does not know it ignores it.</summary>
    public static HostMessage Cancel(string id) => new() { Type = "cancel", MessageId = id };

    /// <summary>Clean up and end.</summary>
    public static HostMessage Shutdown { get; } = new() { Type = "shutdown" };
}
