using System.CommandLine;
using System.CommandLine.Invocation;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Storage.Sql;

namespace AgentOS.Cli.Commands.Sql;

/// <summary><c>agentos sql</c>: read-only unless <c>--write</c>.</summary>
internal static class SqlCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> text = new("SQL") { Description = "Statement; standard input when left out", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> write = new("--write") { Description = "Allow changes" };
        DocumentedCommand command = new("sql", "Query the agent's file")
        {
            Examples = ["sql 'SELECT name FROM fs_dentry'", "sql --json 'SELECT * FROM tool_calls'", "sql --write 'DELETE FROM kv_store'"],
        };
        command.Add(text);
        command.Add(write);
        command.Action = new SqlAction(context, text, write);
        return command;
    }

    private sealed class SqlAction(CommandContext context, Argument<string?> text, Option<bool> write) : AsynchronousCommandLineAction
    {
        public override async Task<int> InvokeAsync(ParseResult parse, CancellationToken cancellation = default)
        {
            string sql = parse.GetValue(text) ?? await new StreamReader(context.Streams.Input).ReadToEndAsync(cancellation);
            bool writes = parse.GetValue(write);
            await using AgentDatabase agent = await AgentDatabase.OpenAsync(
                parse.GetRequiredValue(context.Options.Database), writes ? AgentAction.Writing : AgentAction.Reading, cancellation);
            SqlResult result = writes ? await agent.Sql.ExecuteAsync(sql, cancellation) : await agent.Sql.QueryAsync(sql, cancellation);
            context.Results(parse).Write(SqlRows.Of(result), SqlJson.Default.IReadOnlyListDictionaryStringJsonElement, (_, output) => Print(result, output));
            return ExitCodes.Success;
        }

        private static void Print(SqlResult result, TextOutput output)
        {
            if (result.Columns.Count == 0)
                return;
            Table table = new([.. result.Columns]);
            foreach (IReadOnlyList<object?> row in result.Rows)
                table.Add([.. row.Select(SqlRows.Text)]);
            table.WriteTo(output);
        }
    }
}
