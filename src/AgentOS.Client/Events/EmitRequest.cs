using System.Text.Json;

namespace AgentOS.Client.Events;

internal sealed record EmitRequest(string Event, JsonElement Data);
