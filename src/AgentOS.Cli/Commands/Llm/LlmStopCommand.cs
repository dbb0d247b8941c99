using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Gateway.Connections;

namespace AgentOS.Cli.Commands.Llm;

/// <summary><c>agentos llm stop</c>: ends the gateway. The next question starts it again.</summary>
internal static class LlmStopCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("stop", "End the gateway; the next question starts it again")
        {
            Examples = ["llm stop"],
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            using ControlConnection gateway = await RunningGateway.ConnectAsync(cancellationToken);
            _ = await gateway.AskAsync("stop", ControlJson.Default.GatewayStatus, cancellationToken);
            // Its connection ends with it.
            _ = await gateway.ReadAsync(cancellationToken);
            Done.Write(context.Results(parse), "llm stop");
            return ExitCodes.Success;
        });
        return command;
    }
}
