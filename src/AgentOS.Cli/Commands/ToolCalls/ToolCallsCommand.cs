using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.ToolCalls;

/// <summary><c>agentos tools</c>: the agent's tool calls.</summary>
internal static class ToolCallsCommand
{
    public static Command Build(CommandContext context) => new("tools", "Look at and record the agent's tool calls")
    {
        ListCommand.Build(context),
        ShowCommand.Build(context),
        StatisticsCommand.Build(context),
        RecordCommand.Build(context),
    };
}
