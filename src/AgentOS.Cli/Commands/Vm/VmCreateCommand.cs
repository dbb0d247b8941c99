using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vms;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm create</c>.</summary>
internal static class VmCreateCommand
{
    public static Command Build(CommandContext context)
    {
        VmOptions options = new();
        DocumentedCommand command = new("create", "Make a VM and boot it; prints its id")
        {
            Examples = ["vm create --language python", "vm create --language node --cpu 2 --mem 512", "vm create --language python --image localhost:5000/tools:1"],
        };
        options.AddTo(command);
        options.Language.Required = true;
        command.SetAction(async (parse, cancellationToken) =>
        {
            VmLog log = VmLog.Of(context, parse);
            VmRecord record = await new UserVms(context).CreateAsync(parse, options, parse.GetRequiredValue(options.Language), cancellationToken);
            log.Created("vm created", record);
            context.Results(parse).Write(ListedVm.Of(record, VmStatus.Ready), VmJson.Default.ListedVm, static (vm, output) => output.WriteLine(vm.Id));
            return ExitCodes.Success;
        });
        return command;
    }
}
