using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Vms;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm run</c>: one command in one VM, which is booted again if it was stopped.</summary>
internal static class VmRunCommand
{
    public static Command Build(CommandContext context)
    {
        VmCommandOptions options = new();
        Option<string> id = new("--vm") { Description = "The VM", HelpName = "ID", Required = true };
        DocumentedCommand command = new("run", "Run a command in a VM; one that was stopped is booted again")
        {
            Examples = ["vm run --vm ID --cmd 'python main.py' --timeout 60"],
        };
        Option<bool> cold = VmOptions.Cold();
        command.Add(id);
        command.Add(cold);
        options.AddTo(command);
        options.Command.Required = true;
        command.SetAction(async (parse, cancellationToken) =>
        {
            UserVms vms = new(context);
            VmFleet fleet = vms.Fleet;
            VmRecord record = fleet.Store.Read(parse.GetRequiredValue(id));
            VmProgram program = new(context, fleet, VmLog.Of(context, parse), "vm run");
            if (fleet.Find(record.Id) is null)
                vms.Start(record, parse.GetValue(cold));
            await program.StageAsync(record, parse.GetValue(options.File), cancellationToken);
            return program.Run(record, parse.GetRequiredValue(options.Command)!, parse.GetValue(options.Limit));
        });
        return command;
    }
}
