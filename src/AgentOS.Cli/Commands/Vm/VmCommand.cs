using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm</c>: machines of their own for code of others.</summary>
internal static class VmCommand
{
    public const string Name = "vm";

    public static Command Build(CommandContext context) =>
        new(Name, "Run code in virtual machines: an own kernel, no network, one file of state")
        {
            VmCreateCommand.Build(context),
            VmRunCommand.Build(context),
            VmExecCommand.Build(context),
            VmShellCommand.Build(context),
            VmTempCommand.Build(context),
            VmListCommand.Build(context),
            VmStopCommand.Build(context),
            VmPauseCommand.Build(context),
            VmResumeCommand.Build(context),
            VmSnapshotCommand.Build(context),
            VmForkCommand.Build(context),
            VmCleanCommand.Build(context),
            VmDoctorCommand.Build(context),
            VmTemplateCommand.Build(context),
            VmHostCommand.Build(context),
            VmSpareCommand.Build(context),
            VmKeeperCommand.Build(context),
        };
}
