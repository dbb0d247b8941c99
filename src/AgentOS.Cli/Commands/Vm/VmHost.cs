using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Machines;
using AgentOS.Machines.Disks;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Keeping;
using AgentOS.Vms.Records;
using AgentOS.Vms.Templates;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>Holds a VM's machine: what <c>vm host</c> and <c>vm spare</c> have in common.</summary>
internal sealed class VmHost(CommandContext context)
{
    private readonly VmDirectories _directories = VmDirectories.OfThisUser();

    public VmFleet Fleet { get; } = new(VmDirectories.OfThisUser(), AgentRegistry.OfThisUser(), context.Time);

    /// <summary>Begins a machine, before it is known whose it is.</summary>
    /// <param name="machine">The machine. Its disk is made when it is missing.</param>
    /// <param name="like">A VM whose it could be.</param>
    /// <param name="image">Its image.</param>
    /// <param name="isCold">Boots it, in place of copying one that has booted.</param>
    public PreparedMachine Prepare(MachineSpecification machine, VmRecord like, VmImage image, bool isCold)
    {
        TemplateStart? start = File.Exists(machine.DiskPath) ? null : VmRequest.Start(like, image);
        TemplateStore templates = new(_directories.Templates, context.Time);
        string key = TemplateStore.KeyOf(machine, start), digest = "";
        using SafeFileHandle? devices = isCold ? null : templates.TryOpenDevices(key, out digest);
        using SafeFileHandle? memory = devices is null ? null : new KeeperClient(_directories, HostProgram.ThisOne).TryGetMemory(key, digest);
        bool isCopy = memory is not null && (start is null || TryCopy(templates.DiskOf(key, digest), machine.DiskPath));
        if (!File.Exists(machine.DiskPath))
            OwnDisk.Create(machine.DiskPath, (long)like.DiskMiB << 20, machine.CacheDirectory);
        return PreparedMachine.Start(machine with { Template = isCopy ? new MachineTemplate(memory!, devices!) { HasBegun = start is not null } : null }, VmRequest.Waiting);
    }

    private static bool TryCopy(string disk, string path)
    {
        try
        {
            OwnDisk.Copy(disk, path);
            return true;
        }
        catch (AgentOSException failure) when (failure.Definition == MachineErrors.DiskNotMade)
        {
            return false; // The template was removed meanwhile.
        }
    }

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
