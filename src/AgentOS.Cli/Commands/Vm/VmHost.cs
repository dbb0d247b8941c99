using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Kernel;
using AgentOS.Machines;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Records;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>Holds a VM's machine: what <c>vm host</c> and <c>vm spare</c> have in common.</summary>
internal sealed class VmHost(CommandContext context)
{
    public VmFleet Fleet { get; } = new(VmDirectories.OfThisUser(), AgentRegistry.OfThisUser(), context.Time);

    /// <summary>Begins a machine, before it is known whose it is.</summary>
    /// <param name="machine">The machine. Its disk is made when it is missing.</param>
    /// <param name="like">A VM whose it could be.</param>
    /// <param name="image">Its image.</param>
    /// <param name="isCold">Boots it, in place of copying one that has booted.</param>
    public PreparedMachine Prepare(MachineSpecification machine, VmRecord like, VmImage image, bool isCold) =>
        new MachinePreparation(Fleet.Directories, HostProgram.ThisOne, context.Time).Begin(
            machine, VmRequest.Waiting, like.DiskMiB, isCold, File.Exists(machine.DiskPath) ? null : VmRequest.Start(like, image));

    /// <summary>Holds a VM until it is stopped.</summary>
    /// <param name="record">Which.</param>
    /// <param name="machine">Its machine, prepared.</param>
    /// <param name="started">Hears that it takes commands.</param>
    /// <returns>The exit status.</returns>
    public async Task<int> HoldAsync(VmRecord record, MachineSpecification machine, Action started)
    {
        AgentRunRequest request = VmRequest.Of(Fleet, record, machine, context.Time) with { Secrets = SecretChoice.Bind(record.Secrets, context) };
        using AgentRun run = AgentRun.Start(request, report => File.WriteAllText(Fleet.Store.ReportOf(record.Id), report.ToJson()));
        using SignalForwarding signals = new(run.Sandbox.Signal);
        if (await run.Sandbox.Started)
            started();
        return (await run.WaitAsync()).ExitCode;
    }
}
