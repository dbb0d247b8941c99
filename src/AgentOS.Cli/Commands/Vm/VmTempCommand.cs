using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm temp</c>: one command in a VM that is removed afterwards, whatever becomes of the command.</summary>
internal static class VmTempCommand
{
    public static Command Build(CommandContext context)
    {
        VmOptions machine = new();
        VmCommandOptions options = new();
        DocumentedCommand command = new("temp", "Run a command in a VM of its own, which is removed afterwards")
        {
            Examples = ["vm temp --language python --cmd \"print('Hello')\"", "vm temp --language node --cmd 'node --version' --timeout 60"],
        };
        machine.Language.DefaultValueFactory = _ => "python";
        machine.AddTo(command);
        options.AddTo(command);
        options.Command.Required = true;
        command.SetAction(async (parse, cancellationToken) =>
        {
            UserVms vms = new(context);
            VmRecord record = await vms.CreateAsync(parse, machine, parse.GetRequiredValue(machine.Language), cancellationToken);
            try
            {
                VmLog log = VmLog.Of(context, parse);
                log.Created("temporary vm created", record);
                VmProgram program = new(context, vms.Fleet, log, "vm run");
                await program.StageAsync(record, parse.GetValue(options.File), cancellationToken);
                return program.Run(record, parse.GetRequiredValue(options.Command)!, parse.GetValue(options.Limit));
            }
            finally
            {
                vms.Fleet.Clean(record.Id, keepsPersistent: false);
            }
        });
        return command;
    }
}
