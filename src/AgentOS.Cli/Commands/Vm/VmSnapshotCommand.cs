using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Vms.Snapshots;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm snapshot</c>: keeps states of VMs.</summary>
internal static class VmSnapshotCommand
{
    public static Option<string> Vm() => new("--vm") { Description = "The VM", HelpName = "ID", Required = true };

    public static Option<string> SnapshotName() => new("--name") { Description = "The snapshot's name", HelpName = "NAME", Required = true };

    public static VmSnapshots SnapshotsOf(CommandContext context) => new(new UserVms(context).Fleet, AgentRegistry.OfThisUser());

    public static Command Build(CommandContext context)
    {
        Option<string> id = Vm(), name = SnapshotName();
        DocumentedCommand command = new("snapshot", "Keep what a VM has written: its disk and its files; it goes on")
        {
            Examples = ["vm snapshot --vm ID --name before-upgrade", "vm snapshot list --vm ID", "vm fork --vm ID --name before-upgrade"],
        };
        command.Add(id);
        command.Add(name);
        command.Add(List(context));
        command.Add(Remove(context));
        command.SetAction(async (parse, cancellationToken) =>
        {
            await SnapshotsOf(context).TakeAsync(parse.GetRequiredValue(id), parse.GetRequiredValue(name), cancellationToken);
            Done.Write(context.Results(parse), command.Name, [parse.GetRequiredValue(name)]);
            return ExitCodes.Success;
        });
        return command;
    }

    private static DocumentedCommand List(CommandContext context)
    {
        Option<string> id = Vm();
        DocumentedCommand command = new("list", "List a VM's snapshots, oldest first") { Examples = ["vm snapshot list --vm ID"] };
        command.Add(id);
        command.SetAction(parse =>
        {
            context.Results(parse).Write(SnapshotsOf(context).List(parse.GetRequiredValue(id)), VmJson.Default.IReadOnlyListVmSnapshot, static (snapshots, output) =>
            {
                Table table = new("NAME", "MADE");
                foreach (VmSnapshot snapshot in snapshots)
                    table.Add(snapshot.Name, $"{snapshot.CreatedAt.ToLocalTime():MM-dd HH:mm:ss}");
                table.WriteTo(output);
            });
            return ExitCodes.Success;
        });
        return command;
    }

    private static DocumentedCommand Remove(CommandContext context)
    {
        Option<string> id = Vm(), name = SnapshotName();
        DocumentedCommand command = new("rm", "Remove a VM's snapshot; its forks stay") { Examples = ["vm snapshot rm --vm ID --name before-upgrade"] };
        command.Add(id);
        command.Add(name);
        command.SetAction(async (parse, cancellationToken) =>
        {
            await SnapshotsOf(context).RemoveAsync(parse.GetRequiredValue(id), parse.GetRequiredValue(name), cancellationToken);
            Done.Write(context.Results(parse), command.Name, [parse.GetRequiredValue(name)]);
            return ExitCodes.Success;
        });
        return command;
    }
}
