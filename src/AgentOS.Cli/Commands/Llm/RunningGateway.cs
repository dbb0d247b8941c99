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
}
