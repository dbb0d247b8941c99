using System.Text;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Snapshots;

/// <summary>Which tables are an agent's state, so that a snapshot keeps them. What is not listed is never taken back: records of what happened.</summary>
internal static class TrackedTables
{
    // Files, with the overlay tables of other writers of the format; state; and the copy-on-write view of a project.
    private const string Condition = """
        name GLOB 'fs_*' OR name IN ('kv_store', 'tool_calls', 'agentos_xattr', 'agentos_orphan') OR name GLOB 'agentos_workspace*'
        """;

    /// <summary>The tables of the file, as far as their rows can be known by a primary key.</summary>
    internal static List<TrackedTable> Read(SqliteDatabase database) => [.. ReadAll(database).Where(static table => table.Key.Count > 0)];

    /// <summary>A table whose rows cannot be told apart, so that nothing could be kept of it; null when there is none.</summary>
    internal static string? FindWithoutKey(SqliteDatabase database) => ReadAll(database).Find(static table => table.Key.Count == 0)?.Name;

    private static List<TrackedTable> ReadAll(SqliteDatabase database)
    {
        List<string> names = [];
        using (SqliteStatement select = database.Prepare(Encoding.UTF8.GetBytes($"""
            SELECT name FROM main.sqlite_schema WHERE type = 'table' AND ({Condition}) AND name NOT GLOB '*[^a-zA-Z0-9_]*' ORDER BY name
            """)))
        {
            while (select.Step())
                names.Add(select.GetText(0)!);
        }

        return names.ConvertAll(name => TrackedTable.Read(database, name));
    }
}
