using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary><c>agentos tools stats</c>.</summary>
internal static class StatisticsCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("stats", "Sum up finished calls by tool") { Examples = ["tools stats"] };
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
            context.Results(parse).Write(await agent.ToolCalls.GetStatisticsAsync(cancellation), ToolCallsJson.Default.IReadOnlyListToolCallStatistics, Print));
        return command;
    }

    private static void Print(IReadOnlyList<ToolCallStatistics> statistics, TextOutput output)
    {
        if (statistics.Count == 0)
            return;
        Table table = new("TOOL", "CALLS", "OK", "FAILED", "AVERAGE MS");
        foreach (ToolCallStatistics tool in statistics)
            table.Add(tool.Name, $"{tool.TotalCalls}", $"{tool.Successful}", $"{tool.Failed}", $"{tool.AverageDurationMilliseconds:0.#}");
        table.WriteTo(output);
    }
}
