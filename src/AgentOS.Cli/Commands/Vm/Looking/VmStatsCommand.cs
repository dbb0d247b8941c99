using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output.Live;
using AgentOS.Errors;

namespace AgentOS.Cli.Commands.Vm.Looking;

/// <summary><c>agent vm stats</c>: what VMs use, live.</summary>
internal static class VmStatsCommand
{
    public static Command Build(CommandContext context)
    {
        Option<bool> once = new("--once") { Description = "Print once instead of a live view; so does output to no terminal" };
        DocumentedCommand command = new("stats", "Show what the VMs use: processors, memory, disk") { Examples = ["vm stats", "vm stats --once", "vm stats --json"] };
        command.Add(once);
        command.SetAction(async (parse, _) =>
        {
            VmLoadSource source = new(new UserVms(context).Fleet, context.Time);
            if (parse.GetValue(once) || parse.GetValue(context.Options.Json) || !LiveScreen.IsPossible)
            {
                context.Results(parse).Write(source.Look(), VmLoadJson.Default.IReadOnlyListVmLoad, VmLoadTable.Print);
                return ExitCodes.Success;
            }

            using LiveScreen screen = new(context.Streams, new VmLoadView(source), context.Time);
            await screen.ShowAsync();
            return ExitCodes.Success;
        });
        return command;
    }
}
