using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Version;
using AgentOS.Errors;
using AgentOS.Mcp;
using AgentOS.Mcp.Http;

namespace AgentOS.Cli.Commands.Mcp;

/// <summary><c>agentos mcp</c>: an agent as a server of the Model Context Protocol.</summary>
internal static class McpCommand
{
    public static Command Build(CommandContext context)
    {
        McpCommandOptions options = new();
        DocumentedCommand command = new("mcp", "Serve an agent to AI clients over the Model Context Protocol")
        {
            Examples = ["mcp", "mcp --db agent.db --workspace . --level readonly", "mcp --http 8080", "mcp install claude"],
        };
        options.AddTo(command);
        command.Add(McpInstallCommand.Build(context));
        command.SetAction((parse, cancellationToken) => RunAsync(context, parse, options, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parse, McpCommandOptions options, CancellationToken cancellationToken)
    {
        McpOptions served = options.Read(context, parse, VersionDescription.OfThisProgram().Version);
        using EndingSignals ending = new(cancellationToken);
        if (parse.GetValue(options.Http) is { } text)
        {
            HttpAddress address = HttpAddress.Parse(text, Environment.GetEnvironmentVariable(HttpAddress.TokenVariable));
            await McpHost.RunHttpAsync(served, address, url => context.Streams.Error.WriteLine($"The agent is served at {url}; Ctrl-C ends it."), ending.Token);
        }
        else
        {
            await McpHost.RunAsync(served, ending.Token);
        }

        return ExitCodes.Success;
    }
}
