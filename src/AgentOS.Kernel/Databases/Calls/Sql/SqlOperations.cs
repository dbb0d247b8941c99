using System.Collections.Frozen;
using System.Text.Json;
using AgentOS.Storage.Sql;

namespace AgentOS.Kernel.Databases.Calls.Sql;

/// <summary>The operations of SQL.</summary>
internal static class SqlOperations
{
    /// <summary>By their names.</summary>
    public static readonly FrozenDictionary<string, DataOperation<SqlRequest>> All = new Dictionary<string, DataOperation<SqlRequest>>(StringComparer.Ordinal)
    {
        ["query"] = call => AnswerAsync(call, call.Database.Sql.QueryAsync(TextOf(call), ValuesOf(call))),
        ["execute"] = call => AnswerAsync(call, call.Database.Sql.ExecuteAsync(TextOf(call), ValuesOf(call))),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static async Task AnswerAsync(DataCall<SqlRequest> call, Task<SqlResult> running)
    {
        SqlResult result = await running.ConfigureAwait(false);
        using Utf8JsonWriter writer = new(call.Answer);
        writer.WriteStartObject();
        writer.WriteBoolean("success"u8, true);
        writer.WriteStartArray("columns"u8);
        foreach (string column in result.Columns)
            writer.WriteStringValue(column);
        writer.WriteEndArray();
        writer.WriteStartArray("rows"u8);
        foreach (IReadOnlyList<object?> row in result.Rows)
            WriteRow(writer, row);
        writer.WriteEndArray();
        writer.WriteNumber("changes"u8, result.Changes);
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, IReadOnlyList<object?> row)
    {
        writer.WriteStartArray();
        foreach (object? value in row)
            SqlValue.Write(writer, value);
        writer.WriteEndArray();
    }

    private static string TextOf(DataCall<SqlRequest> call) => call.Need(call.Request.Sql, "sql");

    private static object?[] ValuesOf(DataCall<SqlRequest> call) =>
        [.. (call.Request.Parameters ?? []).Select(value => SqlValue.TryRead(value, out object? read) ? read : throw call.Refuse("has a parameter that SQL cannot say"))];
}
