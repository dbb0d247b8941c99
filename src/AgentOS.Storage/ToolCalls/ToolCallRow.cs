using AgentOS.Sqlite;

namespace AgentOS.Storage.ToolCalls;

/// <summary>Reads rows as any writer of the format leaves them: '' for nothing, fractional times.</summary>
internal static class ToolCallRow
{
    internal static string Write(ToolCallStatus status) => status switch
    {
        ToolCallStatus.Success => "success",
        ToolCallStatus.Error => "error",
        _ => "pending",
    };

    internal static List<ToolCall> ReadAll(SqliteStatement rows)
    {
        List<ToolCall> calls = [];
        while (rows.Step())
            calls.Add(Read(rows));
        return calls;
    }

    private static ToolCall Read(SqliteStatement row) => new(
        row.GetInt64(0), row.GetText(1) ?? "", ReadStatus(row.GetText(2)), ReadText(row, 3), ReadText(row, 4), ReadText(row, 5),
        ReadTime(row, 6), row.IsNull(7) ? null : ReadTime(row, 7), row.IsNull(8) ? null : row.GetInt64(8));

    private static ToolCallStatus ReadStatus(string? status) => status switch
    {
        "success" => ToolCallStatus.Success,
        "error" => ToolCallStatus.Error,
        _ => ToolCallStatus.Pending,
    };

    private static string? ReadText(SqliteStatement row, int column) => row.GetText(column) is { Length: > 0 } text ? text : null;

    private static DateTimeOffset ReadTime(SqliteStatement row, int column)
    {
        const double mostSeconds = 253_402_300_799; // the end of the year 9999
        return DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(row.GetDouble(column), 0, mostSeconds));
    }
}
