using AgentOS.Errors;

namespace AgentOS.Kernel.Agents;

/// <summary>All agents of a kernel, those that have ended included. Thread-safe.</summary>
internal sealed class AgentTable
{
    private readonly Lock _lock = new();
    private readonly List<Agent> _agents = [];
    private uint _last;

    /// <summary>A number no agent has had.</summary>
    public uint NextId() => Interlocked.Increment(ref _last);

    /// <summary>Enters a new agent.</summary>
    /// <param name="name">Null is <c>agent_N</c>.</param>
    /// <exception cref="AgentOSException">One with this name is alive.</exception>
    public Agent Add(string? name)
    {
        uint id = NextId();
        Agent agent = new(id, name ?? $"agent_{id}");
        lock (_lock)
        {
            if (_agents.Any(other => other.IsAlive && other.Name == agent.Name))
                throw new AgentOSException(AgentErrors.NameTaken, "spawn", agent.Name);
            _agents.Add(agent);
        }

        return agent;
    }

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<Agent> List()
    {
        lock (_lock)
            return [.. _agents];
    }

    /// <summary>The one with a number, or the newest with a name.</summary>
    /// <exception cref="AgentOSException">There is none.</exception>
    public Agent Find(uint? id, string? name)
    {
        lock (_lock)
        {
            return _agents.FindLast(agent => id is null ? agent.Name == name : agent.Id == id)
                ?? throw new AgentOSException(AgentErrors.NotFound, "find agent", id?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? name ?? "");
        }
    }
}
