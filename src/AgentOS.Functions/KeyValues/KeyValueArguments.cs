using System.ComponentModel;
using System.Text.Json;
using AgentOS.Client.KeyValues;

namespace AgentOS.Functions.KeyValues;

internal sealed record KeyArguments([property: Description("The key")] string Key);

internal sealed record SetArguments(
    [property: Description("The key")] string Key,
    [property: Description("Any JSON value")] JsonElement Value);

internal sealed record PrefixArguments([property: Description("Only keys that begin so")] string? Prefix = null);

internal sealed record Found(bool Exists, JsonElement? Value);

internal sealed record Entries([property: Description("Keys with their values")] IReadOnlyList<KeyValueEntry> Items);

internal sealed record Deleted([property: Description("Whether it was there")] bool WasThere);
