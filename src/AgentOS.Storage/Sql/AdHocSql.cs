using System.Text;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Sql;

/// <summary>SQL that runs once, for those who examine or mend a file; operations that run often prepare theirs.</summary>
internal sealed class AdHocSql(SqliteDatabase database)
{
    internal SqliteDatabase Database => database;

    /// <summary>Reads all rows.</summary>
    /// <param name="sql">One statement with parameters <c>?1</c>, <c>?2</c>, …</param>
    /// <param name="read">Makes an element of a row.</param>
    /// <param name="values">Of the parameters: null, long, string or byte[].</param>
    internal List<T> Select<T>(string sql, Func<SqliteStatement, T> read, params ReadOnlySpan<object?> values)
    {
        using SqliteStatement statement = Prepare(sql, values);
        List<T> rows = [];
        while (statement.Step())
            rows.Add(read(statement));
        return rows;
    }

    /// <summary>Visits row after row without keeping them; visiting may change other tables.</summary>
    internal void ForEach(string sql, Action<SqliteStatement> visit, params ReadOnlySpan<object?> values)
    {
        using SqliteStatement statement = Prepare(sql, values);
        while (statement.Step())
            visit(statement);
    }

    /// <summary>The first column of the first row as a number; null when there is no row or it is NULL.</summary>
    internal long? SelectNumber(string sql, params ReadOnlySpan<object?> values)
    {
        List<long?> rows = Select(sql, static row => row.IsNull(0) ? (long?)null : row.GetInt64(0), values);
        return rows.Count == 0 ? null : rows[0];
    }

    internal bool Exists(string sql, params ReadOnlySpan<object?> values) => SelectNumber($"SELECT EXISTS ({sql})", values) == 1;

    internal void Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteStatement statement = Prepare(sql, values);
        statement.Run();
    }

    internal bool HasTable(string name) => Exists("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", name);

    internal bool HasColumn(string table, string column) =>
        Exists("SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2 COLLATE NOCASE", table, column);

    private SqliteStatement Prepare(string sql, ReadOnlySpan<object?> values)
    {
        SqliteStatement statement = database.Prepare(Encoding.UTF8.GetBytes(sql));
        for (int i = 0; i < values.Length; i++)
        {
            _ = values[i] switch
            {
                null => statement.BindNull(i + 1),
                long number => statement.Bind(i + 1, number),
                int number => statement.Bind(i + 1, number),
                byte[] bytes => statement.BindBlob(i + 1, bytes),
                object text => statement.BindText(i + 1, text.ToString()),
            };
        }

        return statement;
    }
}
