using System.Text.Json;

namespace AgentOS.Client.Messages;

internal sealed record BroadcastRequest(JsonElement Message, bool IncludeSelf);
