using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary><c>agentos tools</c>: the record of the agent's tool calls.</summary>
internal static class ToolCallsCommand
{
    public static Command Build(CommandContext context) =>
        new("tools", "Read and add to the record of tool calls")
        {
            ListCommand.Build(context),
            ShowCommand.Build(context),
            StatsCommand.Build(context),
            RecordCommand.Build(context),
        };
}
