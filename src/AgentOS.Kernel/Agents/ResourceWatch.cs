using AgentOS.Sandbox;

namespace AgentOS.Kernel.Agents;

/// <summary>
/// Tells of agents that come near a limit of theirs while they run; of each limit once, until they are well below it again. One timer for all of them: Linux tells of
/// thresholds by itself in cgroups v1 only, and three small files of each agent at a time are 0.3 % of a processor for 500 agents.
/// </summary>
internal sealed class ResourceWatch : IDisposable
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(4);

    // Of the limit. Apart, so that one that goes up and down a little is told of once.
    private const double Near = 0.8, Below = 0.7;

    private readonly AgentTable _agents;
    private readonly AgentEvents _events;
    private readonly Lock _looking = new();
    private readonly ITimer _timer;
    private HashSet<(int ProcessId, string Limit)> _before = [], _now = [];

    public ResourceWatch(AgentTable agents, AgentEvents events, TimeProvider clock)
    {
        (_agents, _events) = (agents, events);
        _timer = clock.CreateTimer(static watch => ((ResourceWatch)watch!).Look(), this, Interval, Interval);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_looking)
        {
            (_before, _now) = (_now, []);
            foreach (Agent agent in _agents.List())
            {
                if (agent.Run?.Sandbox is { } sandbox && sandbox.Load() is { } load)
                    Look(agent, sandbox.ProcessId, load);
            }
        }
    }

    private void Look(Agent agent, int process, ResourceLoad load)
    {
        if (load.MemoryLimit is { } memory)
            Judge(agent, (process, "memory"), load.Memory, memory);
        Judge(agent, (process, "processes"), load.Processes, load.ProcessLimit);
    }

    private void Judge(Agent agent, (int ProcessId, string Limit) subject, long used, long limit)
    {
        bool wasNear = _before.Contains(subject);
        if (used < limit * (wasNear ? Below : Near))
            return;
        _now.Add(subject);
        if (!wasNear)
            _events.Publish(new AgentEvent(AgentEventType.ResourceWarning, agent.Id, agent.Name) { Limit = subject.Limit, Value = limit, Used = used });
    }
}
