using AgentOS.Sqlite;

namespace AgentOS.Storage.Snapshots;

/// <summary>One table that snapshots keep, and the SQL fragments that speak of its columns.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Every column, quoted.</param>
/// <param name="Declarations">Every column, quoted, with its declared type: the same affinity keeps a value exactly.</param>
/// <param name="Key">The columns of the primary key, quoted.</param>
internal sealed record TrackedTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Declarations, IReadOnlyList<string> Key)
{
    internal const string HistoryPrefix = "agentos_before_";

    /// <summary>The table that keeps its old rows, one for each snapshot after which a row was changed first.</summary>
    internal string History => HistoryPrefix + Name;

    internal string ColumnList => string.Join(", ", Columns);

    internal string KeyList => string.Join(", ", Key);

    /// <summary>The columns as one source has them: <c>OLD.ino, OLD.mode</c>.</summary>
    internal string ColumnsOf(string source) => string.Join(", ", Columns.Select(column => $"{source}.{column}"));

    /// <inheritdoc cref="ColumnsOf"/>
    internal string KeyOf(string source) => string.Join(", ", Key.Select(column => $"{source}.{column}"));

    /// <summary>The condition that two sources mean the same row.</summary>
    internal string SameKey(string first, string second) => string.Join(" AND ", Key.Select(column => $"{first}.{column} = {second}.{column}"));

    internal static TrackedTable Read(SqliteDatabase database, string name)
    {
        using SqliteStatement select = database.Prepare("SELECT name, type, pk FROM pragma_table_info(?1, 'main')"u8);
        List<string> columns = [];
        List<string> declarations = [];
        List<(long Position, string Column)> key = [];
        select.BindText(1, name);
        while (select.Step())
        {
            string column = Quote(select.GetText(0)!);
            columns.Add(column);
            declarations.Add($"{column} {PlainType(select.GetText(1) ?? "")}");
            if (select.GetInt64(2) > 0)
                key.Add((select.GetInt64(2), column));
        }

        return new TrackedTable(name, columns, declarations, [.. key.OrderBy(part => part.Position).Select(part => part.Column)]);
    }

    /// <summary>The words of a type, which decide the affinity; whatever else another program wrote there is not repeated.</summary>
    private static string PlainType(string type) => new([.. type.TakeWhile(static letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '_')]);

    private static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
