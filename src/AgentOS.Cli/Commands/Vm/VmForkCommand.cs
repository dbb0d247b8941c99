using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vms;
using AgentOS.Vms.Records;
using AgentOS.Vms.Snapshots;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm fork</c>: VMs that begin with what another has written.</summary>
internal static class VmForkCommand
{
    private const int Most = 1000;

    public static Command Build(CommandContext context)
    {
        Option<string> id = VmSnapshotCommand.Vm();
        Option<string?> name = new("--name") { Description = "As it was at this snapshot, in place of as it is now", HelpName = "NAME" };
        Option<int> count = VmOptions.Number("--count", 1, 1, Most, "How many", "N");
        DocumentedCommand command = new("fork", "Make VMs that begin with what a VM has written; prints their ids")
        {
            Examples = ["vm fork --vm ID", "vm fork --vm ID --count 3", "vm fork --vm ID --name before-upgrade"],
        };
        command.Add(id);
        command.Add(name);
        command.Add(count);
        command.SetAction(async (parse, cancellationToken) =>
        {
            UserVms vms = new(context);
            VmSnapshots snapshots = VmSnapshotCommand.SnapshotsOf(context);
            (string vm, int wanted) = (parse.GetRequiredValue(id), parse.GetValue(count));
            IReadOnlyList<VmRecord> forks = await (parse.GetValue(name) is { } kept ? snapshots.ForkAsync(vm, kept, wanted, cancellationToken) : snapshots.ForkAsync(vm, wanted, cancellationToken));
            foreach (VmRecord fork in forks)
                vms.Start(fork, isCold: false);
            context.Results(parse).Write([.. forks.Select(fork => ListedVm.Of(fork, VmStatus.Ready))], VmJson.Default.IReadOnlyListListedVm, static (vms, output) =>
            {
                foreach (ListedVm vm in vms)
                    output.WriteLine(vm.Id);
            });
            return ExitCodes.Success;
        });
        return command;
    }
}
