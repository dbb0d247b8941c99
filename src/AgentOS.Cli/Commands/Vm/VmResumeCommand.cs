using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm resume</c>.</summary>
internal static class VmResumeCommand
{
    public static Command Build(CommandContext context)
    {
        VmChoice choice = new();
        DocumentedCommand command = new("resume", "Let paused VMs go on") { Examples = ["vm resume --vm ID", "vm resume --all"] };
        choice.AddTo(command);
        command.SetAction(parse =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            IReadOnlyList<string> ids = choice.Find(parse, fleet, status => status == VmStatus.Paused);
            foreach (string id in ids)
                fleet.Resume(id);
            Done.Write(context.Results(parse), command.Name, ids);
            return ExitCodes.Success;
        });
        return command;
    }
}
