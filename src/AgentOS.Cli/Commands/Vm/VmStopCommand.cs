using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm stop</c>.</summary>
internal static class VmStopCommand
{
    public static Command Build(CommandContext context)
    {
        VmChoice choice = new();
        DocumentedCommand command = new("stop", "End VMs; their disks and files are kept") { Examples = ["vm stop --vm ID", "vm stop --all"] };
        choice.AddTo(command);
        command.SetAction(parse =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            IReadOnlyList<string> ids = choice.Find(parse, fleet, status => status != VmStatus.Stopped);
            VmLog log = VmLog.Of(context, parse);
            foreach (string id in ids)
            {
                fleet.Stop(id);
                log.Did("vm stopped", id);
            }

            Done.Write(context.Results(parse), command.Name, ids);
            return ExitCodes.Success;
        });
        return command;
    }
}
