using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm.Looking;

/// <summary><c>agent vm logs</c>: what a VM's kernel and monitor printed. It is kept outside of the guest's reach.</summary>
internal static class VmLogsCommand
{
    public static Command Build(CommandContext context)
    {
        Option<string> id = new("--vm") { Description = "The VM", HelpName = "ID", Required = true };
        DocumentedCommand command = new("logs", "Print what a VM's kernel and monitor said since its last start") { Examples = ["vm logs --vm ID"] };
        command.Add(id);
        command.SetAction(parse =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            string console = fleet.Store.ConsoleOf(fleet.Store.Read(parse.GetRequiredValue(id)).Id);
            if (File.Exists(console))
            {
                using FileStream log = new(console, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                // Whoever is at a terminal is not to be steered by a guest.
                using StreamReader reader = new(log);
                context.Streams.OutputText.Write(Output.ControlCharacters.EscapeLines(reader.ReadToEnd()));
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
