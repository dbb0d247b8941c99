using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
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
        command.SetAction(async (parse, cancellationToken) =>
        {
            using ControlConnection gateway = await RunningGateway.ConnectAsync(cancellationToken);
            GatewayStatus status = await gateway.AskAsync("status", ControlJson.Default.GatewayStatus, cancellationToken);
            context.Results(parse).Write(status, ControlJson.Default.GatewayStatus, StatusText.Print);
            return ExitCodes.Success;
        });
        return command;
    }
}
