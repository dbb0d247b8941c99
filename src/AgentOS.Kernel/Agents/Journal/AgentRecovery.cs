using AgentOS.Errors;
using AgentOS.Kernel.Agents.Calls;
using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Agents.Journal;

/// <summary>Brings back the agents of the kernel before: their records, and, those with policy <c>always</c> that an operator spawned, their lives.</summary>
internal sealed class AgentRecovery(AgentJournal journal, IdentityTable identities, AgentTable agents, AgentSpawner spawner)
{
    /// <summary>Enters all of them. Starting again goes on in the background.</summary>
    public void Run()
    {
        IReadOnlyList<AgentRecord> records = journal.Records;
        if (records.Count > 0)
            identities.StartAfter(records[^1].Id);
        foreach (AgentRecord record in records)
            Enter(record);
    }

    /// <summary>Whether an agent that runs now is started again by the next kernel.</summary>
    public static bool Revives(Agent agent) => Revives(agent.Parent, agent.Request);

    private static bool Revives(uint? parent, SpawnCall request) => parent is null && request.RestartPolicy == RestartPolicy.Always;

    private void Enter(AgentRecord record)
    {
        bool isRevived = record.State == AgentState.Running && Revives(record.Parent, record.Request);
        Identity identity = isRevived ? identities.Restore(record.Id, record.Name) : new Identity(record.Id, IdentityKind.Agent);
        Agent agent = new(identity, record.Name, record.Request, new AgentPlace(record.Directory), record.Parent);
        agent.Recover(record.Restarts, record.ExitCode);
        agents.Enter(agent);
        if (isRevived)
            _ = spawner.ReviveAsync(agent);
        else
            Bury(agent, record);
    }

    // One that ran died with its kernel.
    private void Bury(Agent agent, AgentRecord record)
    {
        bool ran = record.State == AgentState.Running;
        if (ran)
            agent.EndRun(ExitCodes.AgentOSFailed);
        AgentState end = ran ? AgentState.Failed : record.State;
        if (ran)
            journal.Write(AgentRecord.Of(agent, end));
        if (agents.Release(agent) is { } forgotten)
            journal.Forget(forgotten);
        agent.Finish(end);
    }
}
