using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Agents;

/// <summary>One agent of a kernel: an identity that outlives its program. Thread-safe.</summary>
/// <param name="identity">Who it is.</param>
/// <param name="name">What it was called when it was spawned.</param>
internal sealed class Agent(Identity identity, string name)
{
    private readonly Lock _lock = new();
    private AgentState _state;
    private AgentRun? _run;

    /// <summary>Who it is.</summary>
    public Identity Identity => identity;

    /// <summary>Its number.</summary>
    public uint Id => identity.Id;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The first process of its sandbox; 0 before there is one.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public AgentState State
    {
        get
        {
            lock (_lock)
                return _state;
        }
    }

    /// <summary>Its running program; null before it runs and after it has ended.</summary>
    public AgentRun? Run
    {
        get
        {
            lock (_lock)
                return _run;
        }
    }

    /// <summary>Whether it has not ended.</summary>
    public bool IsAlive => State is AgentState.Starting or AgentState.Running or AgentState.Stopping;

    /// <summary>Its program runs.</summary>
    public void Begin(AgentRun run)
    {
        lock (_lock)
        {
            _run = run;
            _state = AgentState.Running;
            ProcessId = run.Sandbox.ProcessId;
        }
    }

    /// <summary>Its program could not be started.</summary>
    public void Abandon()
    {
        lock (_lock)
            _state = AgentState.Failed;
    }

    /// <summary>Its program has ended.</summary>
    public void End(AgentExit exit)
    {
        lock (_lock)
        {
            _state = exit.ExitCode == 0 || _state == AgentState.Stopping ? AgentState.Stopped : AgentState.Failed;
            _run = null;
        }
    }

    /// <summary>Asks its program to end; kills everything after the grace time.</summary>
    /// <param name="grace">0 kills at once.</param>
    /// <returns>False when it had ended.</returns>
    public bool Stop(TimeSpan grace)
    {
        lock (_lock)
        {
            if (_run is null)
                return false;
            _state = AgentState.Stopping;
            _run.Stop(grace);
            return true;
        }
    }
}
