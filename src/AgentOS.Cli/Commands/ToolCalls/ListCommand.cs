using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary><c>agentos tools list</c>: newest first.</summary>
internal static class ListCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> name = new("NAME") { Description = "Only this tool", Arity = ArgumentArity.ZeroOrOne };
        Option<int> limit = new("--limit", "-n") { Description = "At most this many", HelpName = "NUMBER", DefaultValueFactory = _ => 50 };
        DocumentedCommand command = new("list", "List tool calls, newest first") { Examples = ["tools list", "tools list web_search -n 10"] };
        command.Add(name);
        command.Add(limit);
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
        {
            IReadOnlyList<ToolCall> calls = parse.GetValue(name) is { } tool
                ? await agent.ToolCalls.GetByNameAsync(tool, parse.GetValue(limit), cancellation)
                : await agent.ToolCalls.GetRecentAsync(DateTimeOffset.UnixEpoch, parse.GetValue(limit), cancellation);
            context.Results(parse).Write([.. calls.Select(ToolCallDescription.Of)], ToolCallsJson.Default.IReadOnlyListToolCallDescription, Print);
        });
        return command;
    }

    private static void Print(IReadOnlyList<ToolCallDescription> calls, TextOutput output)
    {
        if (calls.Count == 0)
            return;
        Table table = new("ID", "TOOL", "STATUS", "MS", "STARTED");
        foreach (ToolCallDescription call in calls)
            table.Add($"{call.Id}", call.Name, call.Status, $"{call.DurationMs}", $"{call.Started:yyyy-MM-dd HH:mm:ss}");
        table.WriteTo(output);
    }
}
