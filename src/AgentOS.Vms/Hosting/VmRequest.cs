using AgentOS.Kernel;
using AgentOS.Kernel.Models;
using AgentOS.Machines;
using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors;
using AgentOS.Machines.Monitors.Kvm;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using AgentOS.Storage;
using AgentOS.Vms.Records;

namespace AgentOS.Vms.Hosting;

/// <summary>From a VM's record to the agent that is run: a machine that waits for commands.</summary>
public static class VmRequest
{
    /// <summary>A program that waits, while others come and go.</summary>
    public static SandboxSpecification Waiting { get; } = new([GuestPrograms.MachineRunner]);

    /// <summary>Makes it.</summary>
    /// <param name="fleet">Whose VM.</param>
    /// <param name="record">Which.</param>
    /// <param name="machine">Its machine.</param>
    /// <param name="clock">The clock.</param>
    public static AgentRunRequest Of(VmFleet fleet, VmRecord record, MachineSpecification machine, TimeProvider clock) => new(
        new DatabaseLocation(fleet.Store.DatabaseOf(record.Id)),
        Program(record))
    {
        Machine = machine with { HostName = record.Id, LogPath = fleet.Store.LogOf(record.Id), Aliases = record.Volumes ? VmVolumes.Aliases : VmVolumes.None },
        Folders = record.Volumes ? VmVolumes.Folders : [],
        Network = record.Network.Policy,
        Models = record.Model is { } model ? ModelAccess.OfThisUser() with { Model = model == VmNetwork.AnyModel ? null : model } : null,
        Persistent = record.Persist ? [VmPersistence.Of(fleet.Store, record.Id)] : [],
        IsDetached = true,
        Clock = clock,
    };

    /// <summary>A VM's program, which waits while others come and go.</summary>
    public static SandboxSpecification Program(VmRecord record) => Waiting with
    {
        Environment = record.Environment.Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal),
        WorkingDirectory = record.WorkingDirectory,
    };

    /// <summary>What it runs in: nothing of it depends on who it is.</summary>
    /// <param name="directories">Whose VM.</param>
    /// <param name="record">Its memory and processors.</param>
    /// <param name="image">Its image, held as long as it runs.</param>
    /// <param name="disk">Its disk.</param>
    /// <param name="console">What its kernel prints; null is nowhere.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="AgentOS.Errors.AgentOSException">The kernel is not here, or its monitor cannot be used any more.</exception>
    public static async Task<MachineSpecification> MachineAsync(VmDirectories directories, VmRecord record, VmImage image, string disk, string? console, TimeProvider clock)
    {
        GuestKernel kernel = new GuestKernels(directories.Kernel).Require();
        KvmVerdict kvm = await directories.JudgeKvmAsync(kernel, clock).ConfigureAwait(false);
        return new MachineSpecification(kernel, image.Image.RootDisk, disk, directories.Cache)
        {
            Monitor = MonitorChoice.Of(record.Monitor, kvm),
            UsesKvm = kvm.Works,
            MemoryMiB = record.MemoryMiB,
            Cpus = record.CpuCount,
            ConsolePath = console,
            Clock = clock,
        };
    }
}
