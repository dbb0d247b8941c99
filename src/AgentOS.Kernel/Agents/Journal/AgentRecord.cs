using AgentOS.Kernel.Agents.Calls;

namespace AgentOS.Kernel.Agents.Journal;

/// <summary>What a later kernel must know of an agent: a line of the journal.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">Running, or how it ended.</param>
/// <param name="Directory">Where it is kept.</param>
/// <param name="Restarts">How often it was started again.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Parent">The agent that spawned it; null when an operator did.</param>
/// <param name="ExitCode">How its program last ended.</param>
internal sealed record AgentRecord(
    uint Id, string Name, AgentState State, string Directory, int Restarts, SpawnCall Request, uint? Parent = null, int? ExitCode = null)
{
    /// <summary>Describes an agent.</summary>
    /// <param name="agent">It.</param>
    /// <param name="state">Running, or how it ended.</param>
    public static AgentRecord Of(Agent agent, AgentState state)
    {
        AgentStatus status = agent.Status;
        return new AgentRecord(agent.Id, agent.Name, state, agent.Place.Directory, status.Restarts, agent.Request, agent.Parent, status.ExitCode);
    }
}
