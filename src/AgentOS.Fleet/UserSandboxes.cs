using AgentOS.Errors;
using AgentOS.Fleet.Programs;
using AgentOS.Fleet.Records;
using AgentOS.Fleet.Snapshots;
using AgentOS.Fleet.Tiers;
using AgentOS.Kernel;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Snapshots;

namespace AgentOS.Fleet;

/// <summary>The sandboxes of a state directory.</summary>
public sealed class UserSandboxes : ISandboxes
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly AgentRegistry _agents;
    private readonly ISandboxTier[] _tiers;

    /// <param name="directories">Where they are kept.</param>
    /// <param name="agents">Where the running ones are found.</param>
    /// <param name="host">What holds them.</param>
    /// <param name="clock">The clock.</param>
    public UserSandboxes(VmDirectories directories, AgentRegistry agents, HostProgram host, TimeProvider clock)
    {
        _agents = agents;
        VmFleet vms = new(directories, agents, clock);
        _tiers = [new ProcessTier(directories, host, clock), new VmTier(vms, new VmSnapshots(vms, agents), host, clock)];
    }

    /// <inheritdoc/>
    public async Task<SandboxInfo> CreateAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        ISandboxTier tier = _tiers[(int)request.Tier];
        string id = await Task.Run(() => tier.CreateAsync(request, cancellationToken), cancellationToken).ConfigureAwait(false);
        // None is what a missing file says, and a file that is on the disk for certain takes longer than all else here.
        if (request.Labels is not { Metadata.Count: 0, ExpiresAt: null })
            LabelStore.Write(tier.DirectoryOf(id), request.Labels);
        return Find(id);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SandboxInfo> List()
    {
        Dictionary<string, RunningAgent> running = _agents.List().DistinctBy(agent => agent.Database, StringComparer.Ordinal).ToDictionary(agent => agent.Database, StringComparer.Ordinal);
        return [.. _tiers.SelectMany(tier => tier.List()).OrderBy(sandbox => sandbox.CreatedAt).Select(sandbox => WithState(sandbox, running.GetValueOrDefault(sandbox.Database)))];
    }

    /// <inheritdoc/>
    public SandboxInfo Find(string id) => Locate(id).Sandbox;

    /// <inheritdoc/>
    public Task<SandboxInfo> StartAsync(string id) => Task.Run(() =>
    {
        (ISandboxTier tier, SandboxInfo sandbox, _) = Locate(id);
        if (sandbox.State == SandboxState.Stopped)
            tier.Start(id);
        return Find(id);
    });

    /// <inheritdoc/>
    public Task StopAsync(string id) => Task.Run(() => Stop(Locate(id).Agent, s_grace));

    /// <inheritdoc/>
    public Task PauseAsync(string id) => Task.Run(() => AgentPause.Pause(_agents, Running(id)));

    /// <inheritdoc/>
    public Task ResumeAsync(string id) => Task.Run(() => AgentPause.Resume(_agents, Running(id)));

    /// <inheritdoc/>
    public async Task<SandboxInfo> ForkAsync(string id, SandboxLabels labels, CancellationToken cancellationToken)
    {
        ISandboxTier tier = Locate(id).Tier;
        await SynchronizeAsync(id).ConfigureAwait(false);
        string fork = await Task.Run(() => tier.ForkAsync(id, cancellationToken), cancellationToken).ConfigureAwait(false);
        LabelStore.Write(tier.DirectoryOf(fork), labels);
        return Find(fork);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string id) => Task.Run(() =>
    {
        (ISandboxTier tier, _, RunningAgent? agent) = Locate(id);
        // Nobody will miss what it was about to write.
        Stop(agent, TimeSpan.Zero);
        tier.Remove(id);
    });

    /// <inheritdoc/>
    public void Label(string id, SandboxLabels labels) => LabelStore.Write(Locate(id).Tier.DirectoryOf(id), labels);

    /// <inheritdoc/>
    public Task<SandboxProgram> StartProgramAsync(string id, ProgramRequest request) => Task.Run(() =>
    {
        RunningAgent agent = Running(id);
        return agent.IsPaused ? throw new AgentOSException(FleetErrors.Paused, "run a program in", id) : SandboxProgram.Start(_agents, agent, request);
    });

    /// <inheritdoc/>
    public Task<GuestFiles> OpenFilesAsync(string id) => Task.Run(() =>
    {
        RunningAgent agent = Running(id);
        return agent.IsPaused ? throw new AgentOSException(FleetErrors.Paused, "use files of", id) : GuestFiles.Open(_agents, agent);
    });

    /// <inheritdoc/>
    public async Task<ISandboxSnapshots> OpenSnapshotsAsync(string id)
    {
        ISandboxTier tier = Locate(id).Tier;
        await SynchronizeAsync(id).ConfigureAwait(false);
        return tier.SnapshotsOf(id);
    }

    /// <inheritdoc/>
    public Task SynchronizeAsync(string id) => Task.Run(() =>
    {
        if (Locate(id).Agent is { } agent)
            AgentSynchronization.Synchronize(_agents, agent);
    });

    private void Stop(RunningAgent? agent, TimeSpan grace)
    {
        if (agent is not null)
            AgentStop.Stop(_agents, agent, grace);
    }

    private RunningAgent Running(string id) => Locate(id).Agent ?? throw new AgentOSException(FleetErrors.NotRunning, "use", id);

    private (ISandboxTier Tier, SandboxInfo Sandbox, RunningAgent? Agent) Locate(string id)
    {
        foreach (ISandboxTier tier in _tiers)
        {
            if (tier.TryFind(id) is not { } sandbox)
                continue;
            RunningAgent? agent = _agents.List().FirstOrDefault(agent => agent.Database == sandbox.Database);
            return (tier, WithState(sandbox, agent), agent);
        }

        throw new AgentOSException(FleetErrors.NotFound, "find", id);
    }

    private static SandboxInfo WithState(SandboxInfo sandbox, RunningAgent? agent) => sandbox with
    {
        State = agent switch
        {
            null => SandboxState.Stopped,
            { IsPaused: true } => SandboxState.Paused,
            _ => SandboxState.Running,
        },
    };
}
