using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Copying;
using AgentOS.Cli.Commands.Vm.Looking;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm</c>: machines of their own for code of others.</summary>
internal static class VmCommand
{
    public const string Name = "vm";

    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new(Name, "Run code in virtual machines: an own kernel, a network of names, one file of state")
        {
            Note = "Anywhere: --log-level debug|info|warn|error (AGENT_LOG_LEVEL) writes what was done to standard error, --log-file FILE (AGENT_LOG_FILE) to a file: one JSON object a line.",
        };
        command.Add(VmCreateCommand.Build(context));
        command.Add(VmRunCommand.Build(context));
        command.Add(VmExecCommand.Build(context));
        command.Add(VmShellCommand.Build(context));
        command.Add(VmTempCommand.Build(context));
        command.Add(CopyCommand.Build(context, ["vm cp ./data ID:/data", "vm cp ID:/out/report.pdf ."], (_, id) => new UserVms(context).Fleet.RequireRunning(id)));
        command.Add(VmPortCommand.Build(context));
        command.Add(VmListCommand.Build(context));
        command.Add(VmStatsCommand.Build(context));
        command.Add(VmLogsCommand.Build(context));
        command.Add(VmInspectCommand.Build(context));
        command.Add(VmStateCommands.Stop(context));
        command.Add(VmStateCommands.Pause(context));
        command.Add(VmStateCommands.Resume(context));
        command.Add(VmSnapshotCommand.Build(context));
        command.Add(VmForkCommand.Build(context));
        command.Add(VmCleanCommand.Build(context));
        command.Add(VmDoctorCommand.Build(context));
        command.Add(VmTemplateCommand.Build(context));
        command.Add(VmHostCommand.Build(context));
        command.Add(VmSpareCommand.Build(context));
        command.Add(VmKeeperCommand.Build(context));
        return command;
    }
}
