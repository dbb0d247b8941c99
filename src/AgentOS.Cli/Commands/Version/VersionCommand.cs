using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.Version;

/// <summary><c>agentos version</c>.</summary>
internal static class VersionCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("version", "Print the version");
        command.SetAction(parse => Print(context, parse));
        return command;
    }

    internal static int Print(CommandContext context, ParseResult parse)
    {
        context.Results(parse).Write(VersionDescription.OfThisProgram(), VersionJson.Default.VersionDescription, (version, output) =>
            output.WriteLine($"agentos {version.Version} ({version.Build}, {version.Framework}, {version.Platform})"));
        return ExitCodes.Success;
    }
}
