using System.Globalization;

namespace AgentOS.Storage.Snapshots;

/// <summary>
/// A table as it was at a snapshot: the rows that nobody changed since, and of every other row the oldest image kept at or after the snapshot.
/// </summary>
internal static class PastState
{
    /// <summary>A query for all rows of that moment, in the order of the table's columns.</summary>
    internal static string Select(TrackedTable table, long snapshot) => string.Create(CultureInfo.InvariantCulture, $"""
        SELECT {table.ColumnsOf("present")} FROM main.{table.Name} AS present
        WHERE NOT EXISTS (SELECT 1 FROM main.{table.History} AS kept WHERE {table.SameKey("kept", "present")} AND kept.snapshot >= {snapshot})
        UNION ALL
        SELECT {table.ColumnsOf("past")} FROM main.{table.History} AS past
        WHERE past.snapshot >= {snapshot} AND past.present = 1 AND NOT EXISTS (
          SELECT 1 FROM main.{table.History} AS kept
          WHERE {table.SameKey("kept", "past")} AND kept.snapshot >= {snapshot} AND kept.snapshot < past.snapshot)
        """);

    /// <summary>A query for the keys of the rows that were changed since, each with the snapshot whose image is the row of that moment.</summary>
    internal static string SelectChangedKeys(TrackedTable table, long snapshot) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {table.KeyList}, min(snapshot) AS snapshot FROM main.{table.History} WHERE snapshot >= {snapshot} GROUP BY {table.KeyList}");
}
