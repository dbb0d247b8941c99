using AgentOS.Errors;
using AgentOS.Fleet.Records;
using AgentOS.Kernel;
using AgentOS.Kernel.Models;
using AgentOS.Network.Policy;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using AgentOS.Storage;
using AgentOS.Vms;

namespace AgentOS.Fleet.Hosting;

/// <summary>From a record of the process tier to the agent that is run: a sandbox that waits for programs.</summary>
public static class ProcessSandboxRequest
{
    /// <summary>Makes it.</summary>
    /// <param name="directories">Where its record is.</param>
    /// <param name="id">Which sandbox.</param>
    /// <param name="nothing">A descriptor of <c>/dev/null</c>, which its first program reads and writes.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="AgentOSException"><see cref="FleetErrors.NotFound"/>, <see cref="FleetErrors.BadRecord"/>.</exception>
    public static AgentRunRequest Of(VmDirectories directories, string id, int nothing, TimeProvider clock)
    {
        ProcessSandboxStore store = new(directories, clock);
        ProcessSandboxRecord record = store.TryRead(id) ?? throw new AgentOSException(FleetErrors.NotFound, "find", id);
        return new AgentRunRequest(
            new DatabaseLocation(store.DatabaseOf(id)),
            new SandboxSpecification([SandboxPlan.InitPath, GuestPrograms.Wait])
            {
                Environment = record.Environment.Select(variable => variable.Split('=', 2)).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal),
                WorkingDirectory = AgentRun.MountPoint,
                Limits = new SandboxLimits(record.MemoryMiB is { } memory ? (long)memory << 20 : null, record.Cpus, record.Processes),
            })
        {
            Streams = new StandardStreams(nothing, nothing, nothing),
            Network = record.Allow.Count > 0 ? EgressPolicy.Of(record.Allow, record.Deny) : null,
            Models = record.Models ? ModelAccess.OfThisUser() : null,
            Clock = clock,
        };
    }
}
