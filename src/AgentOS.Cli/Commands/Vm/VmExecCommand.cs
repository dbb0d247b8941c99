using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vms;
using AgentOS.Vms.Languages;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm exec</c>: one command in running VMs, one after the other.</summary>
internal static class VmExecCommand
{
    public static Command Build(CommandContext context)
    {
        VmChoice choice = new();
        VmCommandOptions options = new();
        Option<bool> hello = new("--hello") { Description = "In place of --cmd: say hello in the VM's language" };
        DocumentedCommand command = new("exec", "Run a command in running VMs; the status is the last failure's")
        {
            Examples = ["vm exec --vm ID --cmd 'ls /agent'", "vm exec --hello --all"],
        };
        choice.AddTo(command);
        options.AddTo(command);
        command.Add(hello);
        command.Validators.Add(result =>
        {
            if (result.GetValue(hello) == result.GetValue(options.Command) is not null)
                result.AddError("Give either --cmd or --hello.");
        });
        command.SetAction(async (parse, cancellationToken) =>
        {
            VmFleet fleet = new UserVms(context).Fleet;
            IReadOnlyList<string> ids = choice.Find(parse, fleet, status => status == VmStatus.Ready);
            if (ids.Count == 0)
                throw new AgentOSException(VmErrors.NoneMatching, "run in", "every vm");
            // One that is stopped is an error of the whole call, before anything runs.
            foreach (string id in ids)
                _ = fleet.RequireRunning(id);
            VmProgram program = new(context, fleet, VmLog.Of(context, parse), "vm exec");
            int status = ExitCodes.Success;
            foreach (VmRecord record in ids.Select(fleet.Store.Read))
            {
                await program.StageAsync(record, parse.GetValue(options.File), cancellationToken);
                int ended = program.Run(record, parse.GetValue(options.Command) ?? VmLanguage.Of(record.Language).Hello, parse.GetValue(options.Limit));
                status = ended == ExitCodes.Success ? status : ended;
            }

            return status;
        });
        return command;
    }
}
