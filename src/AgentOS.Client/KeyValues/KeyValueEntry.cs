using System.Text.Json;

namespace AgentOS.Client.KeyValues;

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Any JSON.</param>
public sealed record KeyValueEntry(string Key, JsonElement Value);
