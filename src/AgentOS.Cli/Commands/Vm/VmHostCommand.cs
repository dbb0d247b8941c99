using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Machines;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm host ID</c>: holds a VM until it is stopped. Started by the other commands, in the background; prints its id, and then why it is no copy of a template when it should be one.</summary>
internal static class VmHostCommand
{
    public const string Name = "host";

    public static Command Build(CommandContext context)
    {
        Argument<string> id = new("ID") { Description = "The VM" };
        Option<bool> cold = VmOptions.Cold();
        Command command = new(Name, "Hold a VM until it is stopped") { Hidden = true };
        command.Add(id);
        command.Add(cold);
        command.SetAction(async (parse, cancellationToken) =>
        {
            VmHost host = new(context);
            VmRecord record = host.Fleet.Store.Read(parse.GetRequiredValue(id));
            using VmImage image = await VmImage.OpenAsync(record, context.Time, cancellationToken);
            MachineSpecification machine = await VmRequest.MachineAsync(
                host.Fleet.Directories, record, image, host.Fleet.Store.DiskOf(record.Id), host.Fleet.Store.ConsoleOf(record.Id), context.Time);
            // Beside opening its files.
            Task<PreparedMachine> preparing = Task.Run(() => host.Prepare(machine, record.DiskMiB, parse.GetValue(cold)), CancellationToken.None);
            return await host.HoldAsync(record, machine with { Prepared = preparing }, () =>
            {
                context.Streams.OutputText.WriteLine($"{record.Id} {preparing.Result.Fallback?.Message}".TrimEnd());
                context.Streams.Flush();
            });
        });
        return command;
    }
}
