using System.CommandLine.Help;

namespace AgentOS.Cli.CommandLine;

/// <summary><c>-h</c> and <c>--help</c> on every command.</summary>
internal static class HelpOptionBuilder
{
    public static HelpOption Build(CommandContext context) => new("--help", "-h")
    {
        Description = "Print help",
        Action = new HelpPrintingAction(context),
    };
}
