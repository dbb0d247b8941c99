using System.Text;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Sql;

/// <summary>Runs scripts of several statements.</summary>
internal static class SqlScript
{
    internal static SqlResult Run(SqliteDatabase database, string sql, Action beforeEach)
    {
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(sql);
        SqlResult result = new([], [], 0);
        while (database.Prepare(rest, out int used) is { } statement)
        {
            using (statement)
            {
                beforeEach();
                result = Read(database, statement);
            }

            rest = rest[used..];
        }

        return result;
    }

    private static SqlResult Read(SqliteDatabase database, SqliteStatement statement)
    {
        string[] columns = [.. Enumerable.Range(0, statement.ColumnCount).Select(statement.GetName)];
        List<object?[]> rows = [];
        while (statement.Step())
            rows.Add([.. Enumerable.Range(0, columns.Length).Select(column => ReadValue(statement, column))]);
        return new SqlResult(columns, rows, statement.IsReadOnly ? 0 : database.Changes);
    }

    private static object? ReadValue(SqliteStatement row, int column) => row.GetType(column) switch
    {
        SqliteType.Integer => row.GetInt64(column),
        SqliteType.Real => row.GetDouble(column),
        SqliteType.Text => row.GetText(column),
        SqliteType.Blob => row.GetBytes(column).ToArray(),
        _ => null,
    };
}
