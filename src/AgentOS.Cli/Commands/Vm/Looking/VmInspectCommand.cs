using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm.Looking;

/// <summary><c>agent vm inspect</c>: all that is known of a VM, as JSON.</summary>
internal static class VmInspectCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string> id = new("--vm") { Description = "The VM", HelpName = "ID", Required = true };
        DocumentedCommand command = new("inspect", "Show all that is known of a VM, and what isolates it, as JSON") { Examples = ["vm inspect --vm ID", "vm inspect --vm ID | jq .enforcement.layers"] };
        command.Add(id);
        command.SetAction(parse =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            VmInspection vm = VmInspection.Of(fleet, fleet.Store.Read(parse.GetRequiredValue(id)));
            context.Results(parse).Write(vm, VmInspectionJson.Default.VmInspection, VmInspection.Print);
            return ExitCodes.Success;
        });
        return command;
    }
}
