using System.Text.Json;

namespace AgentOS.Client.KeyValues;

internal sealed record KeyValueAnswer(bool Exists, JsonElement? Value = null);
