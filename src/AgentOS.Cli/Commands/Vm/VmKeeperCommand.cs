using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vms;
using AgentOS.Vms.Keeping;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm keeper</c>: holds the memory of templates, and machines in waiting. Started by those who need it, in the background.</summary>
internal static class VmKeeperCommand
{
    public const string Name = "keeper";

    public static Command Build(CommandContext context)
    {
        Command command = new(Name, "Hold what VMs share") { Hidden = true };
        command.SetAction(_ =>
        {
            using Keeper keeper = Keeper.Start(VmDirectories.OfThisUser(), SpareProcess.TryStart, context.Time);
            context.Streams.OutputText.WriteLine("ready");
            context.Streams.Flush();
            keeper.Run();
            return ExitCodes.Success;
        });
        return command;
    }
}
