using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm pause</c>.</summary>
internal static class VmPauseCommand
{
    public static Command Build(CommandContext context)
    {
        VmChoice choice = new();
        DocumentedCommand command = new("pause", "Stop VMs where they are; their memory stays") { Examples = ["vm pause --vm ID", "vm pause --all"] };
        choice.AddTo(command);
        command.SetAction(parse =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            IReadOnlyList<string> ids = choice.Find(parse, fleet, status => status == VmStatus.Ready);
            foreach (string id in ids)
                fleet.Pause(id);
            Done.Write(context.Results(parse), command.Name, ids);
            return ExitCodes.Success;
        });
        return command;
    }
}
