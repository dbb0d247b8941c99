using AgentOS.Errors;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents;

/// <summary>Follows one agent through the ends and restarts of its program to its own end.</summary>
internal sealed class AgentLife(Agent agent, AgentLauncher launcher, AgentEvents events, TimeProvider clock)
{
    private const string Stopped = "stopped", MissedHeartbeat = "heartbeat", OutOfMemory = "memory", NotStarted = "start";

    private readonly RestartHistory _history = new(agent.Request.MaxRestarts, TimeSpan.FromSeconds(agent.Request.RestartWindow));
    private string? _reason;

    /// <summary>Its program has ended; it may be started again.</summary>
    public event Action? RunEnded;

    /// <summary>Follows it.</summary>
    /// <param name="program">Its running program; null when it could not be started.</param>
    /// <returns>How it ended for good.</returns>
    public async Task<AgentState> FollowAsync(LaunchedProgram? program)
    {
        int exitCode = ExitCodes.AgentOSFailed;
        while (true)
        {
            if (program is not null)
                exitCode = await LiveAsync(program).ConfigureAwait(false);
            bool hasFailed = exitCode != 0 || _reason is MissedHeartbeat;
            if (agent.Stopping.IsCancellationRequested)
                return AgentState.Stopped;
            if (!IsStartedAgain(hasFailed))
                return hasFailed ? AgentState.Failed : AgentState.Stopped;
            if (_history.Next(clock.GetUtcNow()) is not { } delay)
            {
                Tell(AgentEventType.AgentEscalated, told => told with { RestartCount = _history.Count, ExitCode = exitCode });
                return AgentState.Failed;
            }

            agent.Prepare();
            Task pause = Task.Delay(delay, clock, agent.Stopping); // Has begun when it is told of.
            Tell(AgentEventType.AgentRestarting, told => told with { RestartCount = _history.Count, Delay = delay.TotalSeconds, ExitCode = exitCode });
            program = await StartAgainAsync(pause).ConfigureAwait(false);
            exitCode = ExitCodes.AgentOSFailed;
        }
    }

    private bool IsStartedAgain(bool hasFailed) => agent.Request.RestartPolicy switch
    {
        RestartPolicy.Always => true,
        RestartPolicy.OnFailure => hasFailed,
        _ => false,
    };

    // Until its program has ended and everything it started is gone.
    private async Task<int> LiveAsync(LaunchedProgram program)
    {
        _reason = null;
        AgentRun run = program.Run;
        agent.Begin(run);
        AgentExit exit;
        using (WatchHeartbeat(run))
            exit = await run.WaitAsync().ConfigureAwait(false);
        agent.EndRun(exit.ExitCode);
        await launcher.ClearAsync(program).ConfigureAwait(false);
        TellLimits(exit.Limits);
        if (exit.Limits.HasFlag(LimitHit.Memory))
            _reason = OutOfMemory;
        if (agent.Stopping.IsCancellationRequested)
            _reason = Stopped;
        Tell(AgentEventType.AgentExited, told => told with { ExitCode = exit.ExitCode, Reason = _reason });
        RunEnded?.Invoke();
        return exit.ExitCode;
    }

    private async Task<LaunchedProgram?> StartAgainAsync(Task pause)
    {
        try
        {
            await pause.ConfigureAwait(false);
            agent.CountRestart();
            return await launcher.StartAsync(agent).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null; // It was stopped meanwhile.
        }
        catch (Exception failure) when (failure is AgentOSException or IOException or UnauthorizedAccessException)
        {
            agent.EndRun(ExitCodes.AgentOSFailed);
            Tell(AgentEventType.AgentExited, told => told with { ExitCode = ExitCodes.AgentOSFailed, Reason = NotStarted });
            return null;
        }
    }

    // Looked at once in a period, so a silent agent is found out within one to two of them. The first begins with the program.
    private ITimer? WatchHeartbeat(AgentRun run)
    {
        if (agent.Request.Heartbeat is not { } seconds)
            return null;
        TimeSpan period = TimeSpan.FromSeconds(seconds);
        return clock.CreateTimer(_ => Look(run), null, period, period);
    }

    private void Look(AgentRun run)
    {
        if (agent.Identity.WasHeard() || agent.Status.State != AgentState.Running)
            return;
        _reason = MissedHeartbeat;
        agent.Fail(run);
    }

    private void TellLimits(LimitHit hits)
    {
        SpawnLimits limits = agent.Request.Limits;
        if (hits.HasFlag(LimitHit.Memory))
            Tell(AgentEventType.ResourceWarning, told => told with { Limit = "memory", Value = limits.Memory });
        if (hits.HasFlag(LimitHit.Processes))
            Tell(AgentEventType.ResourceWarning, told => told with { Limit = "processes", Value = limits.MaxPids });
    }

    private void Tell(AgentEventType type, Func<AgentEvent, AgentEvent> describe) => events.Publish(describe(new AgentEvent(type, agent.Id, agent.Name)));
}
