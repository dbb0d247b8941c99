using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Store.Manifests;

namespace AgentOS.Cli.Commands.Store;

/// <summary><c>agentstore validate [DIR]</c>.</summary>
internal static class ValidateCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> directory = AgentFolder.Argument("The agent's folder");
        DocumentedCommand command = new("validate", "Look for problems in an agent's manifest, and list all of them") { Examples = ["validate", "validate ./my-agent --json"] };
        command.Add(directory);
        command.SetAction(parse =>
        {
            ManifestReport report = ManifestReport.Of(ManifestFile.Inspect(parse.GetRequiredValue(directory)));
            context.Results(parse).Write(report, ManifestJson.Default.ManifestReport, ManifestReport.Print);
            return report.Valid ? ExitCodes.Success : ExitCodes.Failed;
        });
        return command;
    }
}
