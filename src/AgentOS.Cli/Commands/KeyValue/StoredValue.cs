using System.Text.Json;
using AgentOS.Storage.KeyValues;

namespace AgentOS.Cli.Commands.KeyValue;

/// <summary>A key with its value; also its JSON shape.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value.</param>
/// <param name="Created">When it was first set.</param>
/// <param name="Updated">When it was last set.</param>
internal sealed record StoredValue(string Key, JsonElement Value, DateTimeOffset Created, DateTimeOffset Updated)
{
    public static StoredValue Of(KeyValueEntry entry) => new(entry.Key, JsonValue.Parse(entry.Json), entry.Created, entry.Updated);
}
