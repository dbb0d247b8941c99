using System.Text.Json;

namespace AgentOS.Functions.KeyValues;

internal sealed record Found(bool Exists, JsonElement? Value);
