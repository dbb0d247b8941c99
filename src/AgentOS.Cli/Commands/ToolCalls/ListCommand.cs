using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary><c>agentos tools list</c>.</summary>
internal static class ListCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string?> name = new("--name") { Description = "Only calls of this tool", HelpName = "TOOL" };
        Option<int> limit = new("--limit") { Description = "At most this many", HelpName = "N", DefaultValueFactory = _ => 20 };
        DocumentedCommand command = new("list", "List tool calls, newest first") { Examples = ["tools list", "tools list --name web_search --limit 5"] };
        command.Add(name);
        command.Add(limit);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            IReadOnlyList<ToolCall> calls = parse.GetValue(name) is { } tool
                ? await agent.ToolCalls.GetByNameAsync(tool, parse.GetValue(limit), cancellationToken)
                : await agent.ToolCalls.GetRecentAsync(DateTimeOffset.UnixEpoch, parse.GetValue(limit), cancellationToken);
            context.Results(parse).Write([.. calls.Select(RecordedCall.Of)], ToolCallsJson.Default.IReadOnlyListRecordedCall, Print);
        });
        return command;
    }

    private static void Print(IReadOnlyList<RecordedCall> calls, TextOutput output)
    {
        Table table = new("ID", "TOOL", "STATUS", "STARTED", "MS");
        foreach (RecordedCall call in calls)
            table.Add($"{call.Id}", call.Name, call.Status, $"{call.StartedAt:yyyy-MM-dd HH:mm:ss}", $"{call.DurationMs}");
        table.WriteTo(output);
    }
}
