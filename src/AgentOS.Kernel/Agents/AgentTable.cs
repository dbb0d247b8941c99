using System.Globalization;
using AgentOS.Errors;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Agents;

/// <summary>All agents of a kernel, and the last of those that have ended. Thread-safe.</summary>
/// <param name="identities">Where agents that are alive get their numbers and names.</param>
/// <param name="stateDirectory">Where agents are kept.</param>
internal sealed class AgentTable(IdentityTable identities, string stateDirectory)
{
    /// <summary>How many agents that have ended are remembered.</summary>
    public const int MostEnded = 1000;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<uint, Agent> _agents = [];
    private readonly Queue<uint> _ended = new();

    /// <summary>Enters a new agent.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="parent">The agent that spawns it; null when an operator does.</param>
    /// <exception cref="AgentOSException">Somebody has this name.</exception>
    public Agent Add(SpawnCall request, Agent? parent)
    {
        Identity identity = identities.Add(IdentityKind.Agent, id => request.Name ?? string.Create(CultureInfo.InvariantCulture, $"agent_{id}"), parent?.Identity);
        string name = identity.Name!;
        AgentPlace place = parent?.Place.Child(name) ?? AgentPlace.OfOperator(stateDirectory, name);
        Agent agent = new(identity, name, request, place, parent?.Id);
        Enter(agent);
        return agent;
    }

    /// <summary>The agent that somebody else runs; null when there is none.</summary>
    public Agent? Adopted { get; private set; }

    /// <summary>Enters an agent that somebody else runs.</summary>
    public Agent Adopt(SpawnCall request, AgentPlace place)
    {
        Identity identity = identities.Add(IdentityKind.Agent, id => string.Create(CultureInfo.InvariantCulture, $"agent_{id}"));
        Agent agent = new(identity, identity.Name!, request, place, parent: null);
        Adopted = agent;
        Enter(agent);
        return agent;
    }

    /// <summary>Enters an agent of a former kernel.</summary>
    public void Enter(Agent agent)
    {
        lock (_lock)
            _agents.Add(agent.Id, agent);
    }

    /// <summary>An agent never was: its start failed.</summary>
    public void Remove(Agent agent)
    {
        lock (_lock)
            _agents.Remove(agent.Id);
        identities.Remove(agent.Identity);
    }

    /// <summary>An agent will not come back: its name is free, and the oldest such agent is forgotten.</summary>
    /// <returns>The forgotten one's number; null when there is room.</returns>
    public uint? Release(Agent agent)
    {
        identities.Remove(agent.Identity);
        lock (_lock)
        {
            _ended.Enqueue(agent.Id);
            if (_ended.Count <= MostEnded)
                return null;
            uint oldest = _ended.Dequeue();
            _agents.Remove(oldest);
            return oldest;
        }
    }

    /// <summary>All of them, oldest first.</summary>
    public IReadOnlyList<Agent> List()
    {
        lock (_lock)
            return [.. _agents.Values];
    }

    /// <summary>The one with a number; null when there is none.</summary>
    public Agent? TryFind(uint id)
    {
        lock (_lock)
            return _agents.GetValueOrDefault(id);
    }

    /// <summary>The one with a number, or else the newest with a name.</summary>
    /// <exception cref="AgentOSException">There is none.</exception>
    public Agent Find(uint? id, string? name)
    {
        lock (_lock)
        {
            Agent? found = id is { } number ? _agents.GetValueOrDefault(number) : _agents.Values.LastOrDefault(agent => agent.Name == name);
            return found ?? throw new AgentOSException(AgentErrors.NotFound, "find agent", id?.ToString(CultureInfo.InvariantCulture) ?? name ?? "");
        }
    }
}
