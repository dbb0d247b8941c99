using AgentOS.Kernel;
using AgentOS.Kernel.Models;
using AgentOS.Machines;
using AgentOS.Machines.Kernels;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using AgentOS.Storage;
using AgentOS.Vms.Records;

namespace AgentOS.Vms.Hosting;

/// <summary>From a VM's record to the agent that is run: a machine that waits for commands.</summary>
public static class VmRequest
{
    /// <summary>Makes it.</summary>
    /// <param name="fleet">Whose VM.</param>
    /// <param name="record">Which.</param>
    /// <param name="image">Its image, held as long as it runs.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="AgentOS.Errors.AgentOSException">The kernel is not here.</exception>
    public static AgentRunRequest Of(VmFleet fleet, VmRecord record, VmImage image, TimeProvider clock)
    {
        VmDirectories directories = fleet.Directories;
        return new AgentRunRequest(
            new DatabaseLocation(fleet.Store.DatabaseOf(record.Id)),
            new SandboxSpecification([SandboxPlan.InitPath, GuestPrograms.Wait])
            {
                Environment = record.Environment.Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal),
                WorkingDirectory = record.WorkingDirectory,
            })
        {
            Machine = new MachineSpecification(new GuestKernels(directories.Kernel).Require(), image.Image.RootDisk, fleet.Store.DiskOf(record.Id), directories.Cache)
            {
                MemoryMiB = record.MemoryMiB,
                Cpus = record.CpuCount,
                HostName = record.Id,
                ConsolePath = fleet.Store.ConsoleOf(record.Id),
                Aliases = record.Volumes ? VmVolumes.Aliases : VmVolumes.None,
                Clock = clock,
            },
            Folders = record.Volumes ? VmVolumes.Folders : [],
            Network = record.Network.Policy,
            Models = record.Model is { } model ? ModelAccess.OfThisUser() with { Model = model } : null,
            Persistent = record.Persist ? [VmPersistence.Of(fleet.Store, record.Id)] : [],
            IsDetached = true,
            Clock = clock,
        };
    }
}
