using System.CommandLine;
using System.Text;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Storage.Sql;

namespace AgentOS.Cli.Commands.Sql;

/// <summary><c>agentos sql ['SELECT ...']</c>.</summary>
internal static class SqlCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> statement = new("SQL") { Description = "Statements [default: standard input]", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> write = new("--write") { Description = "Allow statements that change the database" };
        DocumentedCommand command = new("sql", "Run SQL on the agent's file, read-only unless --write")
        {
            Examples = ["sql 'SELECT name, status FROM tool_calls'", "sql --json < report.sql"],
        };
        command.Add(statement);
        command.Add(write);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            string sql = parse.GetValue(statement) ?? await ReadInputAsync(context.Streams.Input, cancellationToken);
            SqlResult result = await (parse.GetValue(write) ? agent.Sql.ExecuteAsync(sql, cancellationToken) : agent.Sql.QueryAsync(sql, cancellationToken));
            context.Results(parse).Write(SqlRows.Of(result), SqlJson.Default.SqlRows, Print);
        });
        return command;
    }

    private static async Task<string> ReadInputAsync(Stream input, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(input, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static void Print(SqlRows rows, TextOutput output)
    {
        if (rows.Columns.Count == 0)
            return;
        Table table = new(rows.Columns);
        foreach (IReadOnlyList<object?> row in rows.Rows)
            table.Add([.. row.Select(value => value?.ToString() ?? "NULL")]);
        table.WriteTo(output);
    }
}
