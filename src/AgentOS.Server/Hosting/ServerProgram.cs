using AgentOS.Errors;
using AgentOS.Sandbox;

namespace AgentOS.Server.Hosting;

/// <summary>The HTTP API, which <c>agentos server</c> becomes.</summary>
internal static class ServerProgram
{
    /// <summary>Serves until a signal. A failure is printed.</summary>
    /// <returns>An exit status of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        try
        {
            ServerOptions options = ServerOptions.Parse(arguments);
            // Templates of VMs are booted from here.
            InitProgram.UseThatBeside(options.HostProgram);
            await using ApiServer server = await ApiServer.StartAsync(options, TimeProvider.System);
            await Console.Out.WriteLineAsync($"Listening on {server.Address}");
            await server.WaitAsync();
            return ExitCodes.Success;
        }
        catch (AgentOSException failure)
        {
            await Console.Error.WriteLineAsync($"agentos: {failure.Message} ({failure.Definition.Code})\n  why: {failure.Definition.Cause}\n  try: {failure.Definition.Remedy}");
            return failure.Definition.ExitCode;
        }
    }
}
