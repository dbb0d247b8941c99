using System.Collections.Frozen;
using System.Text.Json;
using AgentOS.Storage.KeyValues;

namespace AgentOS.Kernel.Databases.Calls.KeyValues;

/// <summary>The operations of KEY_VALUES.</summary>
internal static class KeyValueOperations
{
    /// <summary>By their names.</summary>
    public static readonly FrozenDictionary<string, DataOperation<KeyValueRequest>> All = new Dictionary<string, DataOperation<KeyValueRequest>>(StringComparer.Ordinal)
    {
        ["set"] = Set,
        ["get"] = Get,
        ["list"] = List,
        ["delete"] = Delete,
        ["compare_and_set"] = CompareAndSet,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static Task Set(DataCall<KeyValueRequest> call) => call.Finish(call.Database.KeyValue.SetJsonAsync(KeyOf(call), ValueOf(call)));

    private static async Task Get(DataCall<KeyValueRequest> call)
    {
        string? json = await call.Database.KeyValue.GetJsonAsync(KeyOf(call)).ConfigureAwait(false);
        using Utf8JsonWriter writer = new(call.Answer);
        writer.WriteStartObject();
        writer.WriteBoolean("success"u8, true);
        writer.WriteBoolean("exists"u8, json is not null);
        if (json is not null)
            StoredJson.Write(writer, "value"u8, json);
        writer.WriteEndObject();
    }

    // On a thread of the pool: there may be many.
    private static async Task List(DataCall<KeyValueRequest> call)
    {
        string prefix = call.Request.Prefix ?? "";
        IReadOnlyList<KeyValueEntry> entries = await Task.Run(() => call.Database.KeyValue.ListAsync(prefix)).ConfigureAwait(false);
        using Utf8JsonWriter writer = new(call.Answer);
        writer.WriteStartObject();
        writer.WriteBoolean("success"u8, true);
        writer.WriteStartArray("entries"u8);
        foreach (KeyValueEntry entry in entries)
        {
            writer.WriteStartObject();
            writer.WriteString("key"u8, entry.Key);
            StoredJson.Write(writer, "value"u8, entry.Json);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static Task Delete(DataCall<KeyValueRequest> call) =>
        call.Finish(call.Database.KeyValue.DeleteAsync(KeyOf(call)), deleted => new DeletedAnswer(deleted), DataJson.Default.DeletedAnswer);

    private static Task CompareAndSet(DataCall<KeyValueRequest> call)
    {
        string? expected = call.Request.Expected.ValueKind == JsonValueKind.Undefined ? null : call.Request.Expected.GetRawText();
        return call.Finish(
            call.Database.KeyValue.CompareAndSetAsync(KeyOf(call), expected, ValueOf(call)), changed => new ChangedAnswer(changed), DataJson.Default.ChangedAnswer);
    }

    private static string KeyOf(DataCall<KeyValueRequest> call) => call.Need(call.Request.Key, "key");

    private static string ValueOf(DataCall<KeyValueRequest> call) =>
        call.Request.Value.ValueKind == JsonValueKind.Undefined ? throw call.Refuse("needs \"value\"") : call.Request.Value.GetRawText();
}
