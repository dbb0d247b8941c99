using System.Text.Json;

namespace AgentOS.Client.Messages;

internal sealed record SendRequest(JsonElement Message)
{
    public uint? To { get; init; }
    public string? ToName { get; init; }
    public ulong? ReplyTo { get; init; }
    public bool? WaitReply { get; init; }
    public double? Timeout { get; init; }
}
