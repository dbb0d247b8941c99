using System.Text.Json;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary>The JSON shape of <c>agentos kv get</c>.</summary>
internal sealed record KeyWithValue(string Key, JsonElement Value);
