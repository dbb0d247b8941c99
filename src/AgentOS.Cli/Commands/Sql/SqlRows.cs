using AgentOS.Storage.Sql;

namespace AgentOS.Cli.Commands.Sql;

/// <summary>A query's answer; also its JSON shape. Blobs are written as SQL writes them: <c>x'0A1B'</c>.</summary>
/// <param name="Columns">Column names.</param>
/// <param name="Rows">Values in the order of the columns: null, whole number, real number or text.</param>
/// <param name="Changes">Rows changed.</param>
internal sealed record SqlRows(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, long Changes)
{
    public static SqlRows Of(SqlResult result) =>
        new(result.Columns, [.. result.Rows.Select(row => (IReadOnlyList<object?>)[.. row.Select(Printable)])], result.Changes);

    private static object? Printable(object? value) => value is byte[] blob ? $"x'{Convert.ToHexString(blob)}'" : value;
}
