using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Version;

/// <summary><c>--version</c>, which people try before they find the command.</summary>
internal static class VersionSwitch
{
    public static Option<bool> Build(CommandContext context) => new("--version", "-V")
    {
        Description = "Print the version",
        Action = new VersionPrintingAction(context),
    };
}
