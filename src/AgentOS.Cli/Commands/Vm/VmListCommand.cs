using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm list</c>.</summary>
internal static class VmListCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string?> status = new("--status") { Description = "Only those that are: ready, paused, stopped", HelpName = "STATUS" };
        status.AcceptOnlyFromAmong("ready", "paused", "stopped");
        Option<bool> all = new("--all") { Description = "Stopped ones, too" };
        DocumentedCommand command = new("list", "List the VMs, oldest first") { Examples = ["vm list", "vm list --all", "vm list --status stopped --json"] };
        command.Add(status);
        command.Add(all);
        command.SetAction(parse =>
        {
            string? wanted = parse.GetValue(status);
            bool includesStopped = parse.GetValue(all) || wanted is not null;
            IReadOnlyList<ListedVm> vms = [.. new UserVms(context).Fleet.List()
                .Select(vm => ListedVm.Of(vm.Record, vm.Status))
                .Where(vm => (wanted is null || vm.Status == wanted) && (includesStopped || vm.Status != "stopped"))];
            context.Results(parse).Write(vms, VmJson.Default.IReadOnlyListListedVm, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Print(IReadOnlyList<ListedVm> vms, TextOutput output)
    {
        if (vms.Count == 0)
        {
            output.WriteLine("No VMs found.");
            return;
        }

        Table table = new("ID", "STATUS", "CPU", "MEM(MiB)", "PERSIST", "CREATED", "LAST RUN");
        foreach (ListedVm vm in vms)
            table.Add(vm.Id, vm.Status, $"{vm.CpuCount}", $"{vm.MemoryMiB}", vm.Persist ? "yes" : "no", Time(vm.CreatedAt), vm.LastRunAt is { } last ? Time(last) : "never");
        table.WriteTo(output);
    }

    private static string Time(DateTimeOffset time) => $"{time.ToLocalTime():MM-dd HH:mm:ss}";
}
