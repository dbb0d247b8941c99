using System.Text;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Sql;

/// <summary>Statements of a script, with the values of their parameters.</summary>
/// <param name="Text">One or more statements.</param>
/// <param name="Values">Of the parameters of each statement, in their order: null, <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or <see cref="byte"/>[].</param>
internal sealed record SqlScript(string Text, IReadOnlyList<object?> Values)
{
    /// <returns>The rows of the last statement.</returns>
    internal SqlResult Run(SqliteDatabase database, Action beforeEach)
    {
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(Text);
        SqlResult result = new([], [], 0);
        while (database.Prepare(rest, out int used) is { } statement)
        {
            using (statement)
            {
                beforeEach();
                Bind(statement);
                result = Read(database, statement);
            }

            rest = rest[used..];
        }

        return result;
    }

    private void Bind(SqliteStatement statement)
    {
        for (int at = 0; at < Values.Count; at++)
        {
            _ = Values[at] switch
            {
                null => statement.BindNull(at + 1),
                long number => statement.Bind(at + 1, number),
                double number => statement.Bind(at + 1, number),
                byte[] bytes => statement.BindBlob(at + 1, bytes),
                object text => statement.BindText(at + 1, text.ToString()),
            };
        }
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
