using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Gateway.Connections;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm status</c>: whether the gateway runs, and how it is.</summary>
internal static class LlmStatusCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("status", "Show the running gateway: its configuration, providers, agents and calls")
        {
            Examples = ["llm status", "llm status --json"],
        };
        command.SetReport(context, "status", ControlJson.Default.GatewayStatus, StatusText.Print);
        return command;
    }
}
