using System.Text.Json;

namespace AgentOS.Client.Programs;

internal sealed record AcceptedCall(JsonElement RequestId);
