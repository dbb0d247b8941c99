using System.Globalization;
using AgentOS.Errors;
using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Agents;

/// <summary>All agents of a kernel, those that have ended included. Thread-safe.</summary>
/// <param name="identities">Where agents that are alive get their numbers and names.</param>
internal sealed class AgentTable(IdentityTable identities)
{
    private readonly Lock _lock = new();
    private readonly List<Agent> _agents = [];

    /// <summary>Enters a new agent.</summary>
    /// <param name="name">Null is <c>agent_N</c>.</param>
    /// <exception cref="AgentOSException">Somebody has this name.</exception>
    public Agent Add(string? name)
    {
        Identity identity = identities.Add(IdentityKind.Agent, id => name ?? $"agent_{id}");
        Agent agent = new(identity, identity.Name!);
        lock (_lock)
            _agents.Add(agent);
        return agent;
    }

    /// <summary>An agent will not come back: its name is free.</summary>
    public void Release(Agent agent) => identities.Remove(agent.Identity);

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
                ?? throw new AgentOSException(AgentErrors.NotFound, "find agent", id?.ToString(CultureInfo.InvariantCulture) ?? name ?? "");
        }
    }
}
