using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm stop</c>, <c>pause</c> and <c>resume</c>: each does one thing to every VM chosen.</summary>
internal static class VmStateCommands
{
    public static Command Stop(CommandContext context) =>
        Build(context, "stop", "End VMs; their disks and files are kept", static status => status != VmStatus.Stopped, static (fleet, id) => fleet.Stop(id), "vm stopped");

    public static Command Pause(CommandContext context) =>
        Build(context, "pause", "Stop VMs where they are; their memory stays", static status => status == VmStatus.Ready, static (fleet, id) => fleet.Pause(id), "vm paused");

    public static Command Resume(CommandContext context) =>
        Build(context, "resume", "Let paused VMs go on", static status => status == VmStatus.Paused, static (fleet, id) => fleet.Resume(id), "vm resumed");

    private static DocumentedCommand Build(CommandContext context, string name, string description, Func<VmStatus, bool> isMeant, Action<VmFleet, string> change, string done)
    {
        VmChoice choice = new();
        DocumentedCommand command = new(name, description) { Examples = [$"vm {name} --vm ID", $"vm {name} --all"] };
        choice.AddTo(command);
        command.SetAction(parse =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            IReadOnlyList<string> ids = choice.Find(parse, fleet, isMeant);
            VmLog log = VmLog.Of(context, parse);
            foreach (string id in ids)
            {
                change(fleet, id);
                log.Did(done, id);
            }

            Done.Write(context.Results(parse), name, ids);
            return ExitCodes.Success;
        });
        return command;
    }
}
