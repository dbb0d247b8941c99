using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm shell</c>: a person at a VM.</summary>
internal static class VmShellCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string> id = new("--vm") { Description = "The VM", HelpName = "ID", Required = true };
        Option<string?> program = new("--cmd") { Description = "In place of the VM's bash or sh", HelpName = "COMMAND" };
        DocumentedCommand command = new("shell", "Sit down at a running VM") { Examples = ["vm shell --vm ID", "vm shell --vm ID --cmd /bin/bash"] };
        command.Add(id);
        command.Add(program);
        command.SetAction(parse =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            string shell = parse.GetValue(program) ?? "$(command -v bash || command -v sh)";
            VmLog log = VmLog.Of(context, parse);
            log.Did("vm shell", parse.GetRequiredValue(id));
            return new VmProgram(context, fleet, log, "vm shell completed").Run(fleet.Store.Read(parse.GetRequiredValue(id)), ["/bin/sh", "-c", $"exec {shell}"], limit: null);
        });
        return command;
    }
}
