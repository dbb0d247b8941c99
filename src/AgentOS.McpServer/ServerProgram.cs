using AgentOS.Errors;
using AgentOS.Mcp;
using AgentOS.Mcp.Http;

namespace AgentOS.McpServer;

/// <summary>
/// What <c>agentos mcp</c> becomes. A program of its own: the protocol's library would make every start of <c>agentos</c> four milliseconds slower.
/// </summary>
internal static class ServerProgram
{
    /// <summary>Serves until the client has left or a signal comes. A failure is printed.</summary>
    /// <returns>An exit status of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        try
        {
            ServerArguments parsed = ServerArguments.Parse(arguments);
            using EndingSignals ending = new();
            await ServeAsync(parsed, ending.Token);
            return ExitCodes.Success;
        }
        catch (AgentOSException failure)
        {
            await Console.Error.WriteLineAsync($"agentos: {failure.Message} ({failure.Definition.Code})\n  why: {failure.Definition.Cause}\n  try: {failure.Definition.Remedy}");
            return failure.Definition.ExitCode;
        }
    }

    private static Task ServeAsync(ServerArguments arguments, CancellationToken cancellationToken)
    {
        McpOptions options = arguments.ToOptions();
        return arguments.Http is { } text
            ? McpHost.RunHttpAsync(
                options, HttpAddress.Parse(text, Environment.GetEnvironmentVariable(HttpAddress.TokenVariable)),
                static url => Console.Error.WriteLine($"The agent is served at {url}; Ctrl-C ends it."), cancellationToken)
            : McpHost.RunAsync(options, cancellationToken);
    }
}
