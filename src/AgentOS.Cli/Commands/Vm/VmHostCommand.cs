using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Kernel;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary><c>agent vm host ID</c>: holds a VM until it is stopped. Started by the other commands, in the background.</summary>
internal static class VmHostCommand
{
    public const string Name = "host";

    public static Command Build(CommandContext context)
    {
        Argument<string> id = new("ID") { Description = "The VM" };
        Command command = new(Name, "Hold a VM until it is stopped") { Hidden = true };
        command.Add(id);
        command.SetAction(async (parse, cancellationToken) =>
        {
            VmFleet fleet = new(VmDirectories.OfThisUser(), AgentRegistry.OfThisUser(), context.Time);
            VmRecord record = fleet.Store.Read(parse.GetRequiredValue(id));
            using VmImage image = await VmImage.OpenAsync(record, context.Time, cancellationToken);
            AgentRunRequest request = VmRequest.Of(fleet, record, image, context.Time) with { Secrets = SecretChoice.Bind(record.Secrets, context) };
            using AgentRun run = AgentRun.Start(request, report => File.WriteAllText(fleet.Store.ReportOf(record.Id), report.ToJson()));
            using SignalForwarding signals = new(run.Sandbox.Signal);
            if (await run.Sandbox.Started)
            {
                context.Streams.OutputText.WriteLine(record.Id);
                context.Streams.Flush();
            }

            return (await run.WaitAsync()).ExitCode;
        });
        return command;
    }
}
