using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Gateway.Connections;
using AgentOS.Kernel.Models;

namespace AgentOS.Cli.Commands.Llm;

/// <summary>The gateway that runs; none is started for a command that only asks about it.</summary>
internal static class RunningGateway
{
    /// <summary>Connects.</summary>
    /// <exception cref="AgentOSException"><see cref="CliErrors.NoGateway"/>.</exception>
    public static async Task<ControlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        ModelAccess access = ModelAccess.OfThisUser();
        return await ControlConnection.TryConnectAsync(access.Place, cancellationToken)
            ?? throw new AgentOSException(CliErrors.NoGateway, "ask the gateway of", access.Place.Configuration);
    }

    /// <summary>Makes a command ask for a report, and print it.</summary>
    public static void SetReport<T>(this Command command, CommandContext context, string report, JsonTypeInfo<T> shape, Action<T, TextOutput> print) =>
        command.SetReport(context, _ => new ControlRequest { Op = report }, shape, print);

    /// <summary>Makes a command ask for something, and print the report that it is answered with.</summary>
    /// <param name="command">It.</param>
    /// <param name="context">Of it.</param>
    /// <param name="request">What to ask for, by the command line.</param>
    /// <param name="shape">Of the report.</param>
    /// <param name="print">Prints it for people.</param>
    public static void SetReport<T>(this Command command, CommandContext context, Func<ParseResult, ControlRequest> request, JsonTypeInfo<T> shape, Action<T, TextOutput> print) =>
        command.SetAction(async (parse, cancellationToken) =>
        {
            using ControlConnection gateway = await ConnectAsync(cancellationToken);
            context.Results(parse).Write(await gateway.AskAsync(request(parse), shape, cancellationToken), shape, print);
            return ExitCodes.Success;
        });
}
