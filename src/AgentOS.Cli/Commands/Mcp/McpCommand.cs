using System.CommandLine;
using AgentOS.Cli.CommandLine;

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
        command.SetAction(parse => ServerProgram.Become(options.Arguments(context, parse)));
        return command;
    }
}
