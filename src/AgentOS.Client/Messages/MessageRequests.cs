using System.Text.Json;

namespace AgentOS.Client.Messages;

internal sealed record RegisterRequest(string Name);

internal sealed record SendRequest(JsonElement Message)
{
    public uint? To { get; init; }
    public string? ToName { get; init; }
}

internal sealed record ReceiveRequest(int? Max, bool? Wait, double? Timeout);

internal sealed record ReceiveAnswer(IReadOnlyList<ReceivedMessage> Messages);

internal sealed record BroadcastRequest(JsonElement Message, bool IncludeSelf);

internal sealed record BroadcastAnswer(int DeliveredCount);
