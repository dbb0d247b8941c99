using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary><c>agentos tools stats</c>.</summary>
internal static class StatsCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("stats", "Sum up calls by tool, the busiest first") { Examples = ["tools stats"] };
        context.Read(command, async (agent, parse, cancellationToken) =>
            context.Results(parse).Write(
                [.. (await agent.ToolCalls.GetStatisticsAsync(cancellationToken)).Select(ToolStatistics.Of)],
                ToolCallsJson.Default.IReadOnlyListToolStatistics,
                Print));
        return command;
    }

    private static void Print(IReadOnlyList<ToolStatistics> tools, TextOutput output)
    {
        Table table = new("TOOL", "CALLS", "OK", "FAILED", "AVERAGE MS");
        foreach (ToolStatistics tool in tools)
            table.Add(tool.Name, $"{tool.TotalCalls}", $"{tool.Successful}", $"{tool.Failed}", $"{tool.AvgDurationMs:F1}");
        table.WriteTo(output);
    }
}
