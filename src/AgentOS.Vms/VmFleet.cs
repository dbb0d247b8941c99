using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Vms.Languages;
using AgentOS.Vms.Records;

namespace AgentOS.Vms;

/// <summary>This user's VMs: made, looked up, stopped and removed. Each runs in a process of its own, which is an agent's host as any other.</summary>
/// <param name="directories">Where they are.</param>
/// <param name="agents">Where the running ones are found.</param>
/// <param name="clock">For ids and times.</param>
public sealed class VmFleet(VmDirectories directories, AgentRegistry agents, TimeProvider clock)
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    /// <summary>Records.</summary>
    public VmStore Store { get; } = new(directories, clock);

    /// <summary>Where they are.</summary>
    public VmDirectories Directories => directories;

    /// <summary>What time it is.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Makes a VM, which does not run yet.</summary>
    /// <param name="wanted">What it should be; its id and its times are given here.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="VmErrors"/> or <see cref="AgentOS.Machines.MachineErrors"/>: nothing was made.</exception>
    public VmRecord Create(VmRecord wanted)
    {
        _ = VmLanguage.Of(wanted.Language);
        string id = Store.Reserve(wanted.Language);
        VmRecord record = wanted with { Id = id, CreatedAt = clock.GetUtcNow() };
        try
        {
            Store.Write(record);
            return record;
        }
        catch
        {
            Directory.Delete(Store.DirectoryOf(id), recursive: true);
            throw;
        }
    }

    /// <summary>The VM's running agent; null when it is stopped.</summary>
    public RunningAgent? Find(string id)
    {
        string database = Path.GetFullPath(Store.DatabaseOf(id));
        return agents.List().FirstOrDefault(agent => agent.Database == database);
    }

    /// <summary>All VMs with what they are doing, oldest first.</summary>
    public IReadOnlyList<(VmRecord Record, VmStatus Status)> List()
    {
        Dictionary<string, RunningAgent> running = agents.List().DistinctBy(agent => agent.Database, StringComparer.Ordinal).ToDictionary(agent => agent.Database, StringComparer.Ordinal);
        return [.. Store.List().Select(record => (record, StatusOf(running.GetValueOrDefault(Path.GetFullPath(Store.DatabaseOf(record.Id))))))];
    }

    /// <summary>The VM's running agent.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotFound"/>, <see cref="VmErrors.NotReady"/>, <see cref="VmErrors.Paused"/>.</exception>
    public RunningAgent RequireRunning(string id)
    {
        RunningAgent agent = RequireStarted(id);
        return agent.IsPaused ? throw new AgentOSException(VmErrors.Paused, "use", id) : agent;
    }

    /// <summary>Stops a running VM's processors; that they stand still is no error.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotFound"/>, <see cref="VmErrors.NotReady"/>.</exception>
    public void Pause(string id) => AgentPause.Pause(agents, RequireStarted(id));

    /// <summary>Lets them go on.</summary>
    /// <exception cref="AgentOSException"><see cref="VmErrors.NotFound"/>, <see cref="VmErrors.NotReady"/>.</exception>
    public void Resume(string id) => AgentPause.Resume(agents, RequireStarted(id));

    /// <summary>Notes that a command runs in it now.</summary>
    public void NoteRun(VmRecord record) => Store.Write(record with { LastRunAt = clock.GetUtcNow() });

    /// <summary>Ends a VM's machine, if it runs; its disk and its files are kept.</summary>
    public void Stop(string id)
    {
        _ = Store.Read(id);
        if (Find(id) is not { } agent)
            return;
        // What stands still cannot write its disk.
        if (agent.IsPaused)
            AgentPause.Resume(agents, agent);
        AgentStop.Stop(agents, agent, s_grace);
    }

    /// <summary>Stops and removes a VM.</summary>
    public void Clean(string id, bool keepsPersistent)
    {
        Stop(id);
        Store.Remove(id, keepsPersistent);
    }

    private RunningAgent RequireStarted(string id)
    {
        _ = Store.Read(id);
        return Find(id) ?? throw new AgentOSException(VmErrors.NotReady, "use", id);
    }

    private static VmStatus StatusOf(RunningAgent? agent) =>
        agent is null ? VmStatus.Stopped : agent.IsPaused ? VmStatus.Paused : VmStatus.Ready;
}
