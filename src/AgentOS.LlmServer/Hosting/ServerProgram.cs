using AgentOS.Errors;
using AgentOS.Gateway.Starting;

namespace AgentOS.LlmServer.Hosting;

/// <summary>The gateway to language models, which <c>agentos</c> starts when somebody needs it.</summary>
internal static class ServerProgram
{
    /// <summary>Serves until nobody needs it any more. A failure is printed.</summary>
    /// <returns>An exit status of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (GatewayArguments.TryParse(arguments) is not { } parsed)
        {
            await Console.Error.WriteLineAsync("agentos-llm is started by agentos: see 'agentos llm --help'");
            return ExitCodes.Usage;
        }

        try
        {
            Directory.CreateDirectory(parsed.Place.Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await ServeAsync(parsed);
            return ExitCodes.Success;
        }
        catch (AgentOSException failure)
        {
            await Console.Error.WriteLineAsync($"{failure.Message}. {failure.Definition.Remedy}");
            return failure.Definition.ExitCode;
        }
    }

    private static async Task ServeAsync(GatewayArguments arguments)
    {
        if (await GatewaySockets.TakeAsync(arguments.Place, TimeProvider.System) is { } sockets)
        {
            await using GatewayServer server = await GatewayServer.StartAsync(arguments.Place, sockets, arguments.IdleTime, TimeProvider.System);
            await SayReadyAsync();
            await server.WaitAsync();
        }
        else
        {
            await SayReadyAsync();
        }
    }

    private static async Task SayReadyAsync()
    {
        await Console.Out.WriteLineAsync(GatewayProgram.Ready);
        await Console.Out.FlushAsync();
    }
}
