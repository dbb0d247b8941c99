using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Store;
using AgentOS.Store.Installing;

namespace AgentOS.Cli.Commands.Store;

/// <summary><c>agentstore uninstall NAME</c>.</summary>
internal static class UninstallCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> name = new("NAME") { Description = "An installed agent" };
        DocumentedCommand command = new("uninstall", "Take an installed agent's name away; its sessions stay") { Examples = ["uninstall my-agent"] };
        command.Add(name);
        command.SetAction(parse =>
        {
            new InstalledAgents(StoreDirectories.OfThisUser().Agents).Remove(parse.GetRequiredValue(name));
            Done.Write(context.Results(parse), "uninstall", parse.GetRequiredValue(name));
            return ExitCodes.Success;
        });
        return command;
    }
}
