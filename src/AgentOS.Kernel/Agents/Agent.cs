using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Server;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents;

#pragma warning disable CA1001 // A cancellation source without timer and wait handle holds nothing that must be given back.
/// <summary>One agent of a kernel: an identity that outlives its program. Thread-safe.</summary>
/// <param name="identity">Who it is.</param>
/// <param name="name">What it was called when it was spawned.</param>
/// <param name="request">What was asked for.</param>
/// <param name="place">Where it is kept.</param>
/// <param name="parent">The agent that spawned it; null when an operator did.</param>
internal sealed class Agent(Identity identity, string name, SpawnCall request, AgentPlace place, uint? parent)
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AgentStatus _status;
    private AgentRun? _run;
    private bool _isStopWanted;

    /// <summary>Who it is.</summary>
    public Identity Identity => identity;

    /// <summary>Its number.</summary>
    public uint Id => identity.Id;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What was asked for, its program found.</summary>
    public SpawnCall Request { get; set; } = request;

    /// <summary>Where it is kept.</summary>
    public AgentPlace Place => place;

    /// <summary>The agent that spawned it; null when an operator did.</summary>
    public uint? Parent => parent;

    /// <summary>What is in force in its sandbox; null before there is one.</summary>
    public EnforcementReport? Report { get; private set; }

    /// <summary>Its own way to the kernel; null before it is started.</summary>
    public Entrance? Entrance { get; set; }

    /// <summary>Cancelled when it is not to be started again.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Completes when it will not come back.</summary>
    public Task Ended => _ended.Task;

    /// <summary>What it is doing.</summary>
    public AgentStatus Status
    {
        get
        {
            lock (_lock)
                return _status;
        }
    }

    /// <summary>Its running program; null when there is none.</summary>
    public AgentRun? Run
    {
        get
        {
            lock (_lock)
                return _run;
        }
    }

    /// <summary>Whether it has not ended.</summary>
    public bool IsAlive => !Ended.IsCompleted;

    /// <summary>What a former kernel knew of it.</summary>
    public void Recover(int restarts, int? exitCode)
    {
        lock (_lock)
            _status = _status with { Restarts = restarts, ExitCode = exitCode };
    }

    /// <summary>Its sandbox is being made.</summary>
    public void Prepare()
    {
        lock (_lock)
        {
            if (!_isStopWanted)
                _status = _status with { State = AgentState.Starting };
        }
    }

    /// <summary>Its program runs.</summary>
    public void Begin(AgentRun run)
    {
        lock (_lock)
        {
            _run = run;
            Report = run.Sandbox.Report;
            _status = _status with { ProcessId = run.Sandbox.ProcessId };
            if (_isStopWanted)
                run.Stop(TimeSpan.Zero);
            else
                _status = _status with { State = AgentState.Running };
        }
    }

    /// <summary>Its program has ended, or could not be started; it may be started again.</summary>
    public void EndRun(int exitCode)
    {
        lock (_lock)
        {
            _run = null;
            _status = _status with { State = AgentState.Stopping, ProcessId = 0, ExitCode = exitCode };
        }
    }

    /// <summary>It will be started again.</summary>
    public void CountRestart()
    {
        lock (_lock)
            _status = _status with { Restarts = _status.Restarts + 1 };
    }

    /// <summary>It will not come back.</summary>
    /// <param name="state">How it ended.</param>
    public void Finish(AgentState state)
    {
        lock (_lock)
            _status = _status with { State = state };
        _ended.TrySetResult();
    }

    /// <summary>Stops all its processes.</summary>
    /// <returns>False when its program does not run.</returns>
    public bool Pause()
    {
        lock (_lock)
        {
            if (_status.State != AgentState.Running)
                return false;
            _run!.Sandbox.Pause();
            _status = _status with { State = AgentState.Paused };
            return true;
        }
    }

    /// <summary>Lets all its processes go on.</summary>
    /// <returns>False when it is not paused.</returns>
    public bool Resume()
    {
        lock (_lock)
        {
            if (_status.State != AgentState.Paused)
                return false;
            _run!.Sandbox.Resume();
            identity.Hear(); // It could not have sent anything.
            _status = _status with { State = AgentState.Running };
            return true;
        }
    }

    /// <summary>Asks its program to end; kills everything after the grace time. It is not started again.</summary>
    /// <param name="grace">0 kills at once.</param>
    /// <returns>False when it had ended.</returns>
    public bool Stop(TimeSpan grace)
    {
        lock (_lock)
        {
            if (!IsAlive)
                return false;
            bool isPaused = _status.State == AgentState.Paused;
            _isStopWanted = true;
            _status = _status with { State = AgentState.Stopping };
            _run?.Stop(grace);
            if (isPaused)
                _run!.Sandbox.Resume(); // To hear of it.
        }

        // Whoever waits goes on elsewhere: this may be the reactor's thread.
        _ = _stopping.CancelAsync();
        return true;
    }

    /// <summary>Kills its program, which counts as a failure.</summary>
    /// <param name="run">The one that is meant; nothing happens when it has ended meanwhile.</param>
    public void Fail(AgentRun run)
    {
        lock (_lock)
        {
            if (_run == run)
                run.Stop(TimeSpan.Zero);
        }
    }
}
