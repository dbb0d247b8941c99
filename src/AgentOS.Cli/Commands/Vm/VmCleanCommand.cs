using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Keeping;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm clean</c>.</summary>
internal static class VmCleanCommand
{
    public static Command Build(CommandContext context)
    {
        VmChoice choice = new();
        Option<bool> keep = new("--keep-persist") { Description = "Keep what is in their /persist" };
        DocumentedCommand command = new("clean", "Stop VMs and remove them, with their disks and files") { Examples = ["vm clean --vm ID", "vm clean --all --keep-persist"] };
        choice.AddTo(command);
        command.Add(keep);
        command.SetAction(parse =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            IReadOnlyList<string> ids = choice.Find(parse, fleet, _ => true);
            VmLog log = VmLog.Of(context, parse);
            foreach (string id in ids)
            {
                fleet.Clean(id, parse.GetValue(keep));
                log.Did("vm cleaned", id);
            }

            // What VMs share is nobody's any more.
            if (parse.GetValue(choice.All))
                new KeeperClient(fleet.Directories, HostProgram.ThisOne).Dismiss();
            Done.Write(context.Results(parse), command.Name, ids);
            return ExitCodes.Success;
        });
        return command;
    }
}
