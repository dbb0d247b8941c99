using System.Text.Json;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Agents.Journal;
using AgentOS.Kernel.Identities;
using AgentOS.Policy.Documents;

namespace AgentOS.Kernel.Permissions;

/// <summary>Has an agent's changed policy written down with it, so that a later kernel starts it again with that one and no other.</summary>
internal sealed class PolicyRecord(AgentTable agents, AgentJournal journal)
{
    private const string Unrestricted = "unrestricted", Minimal = "minimal";

    public void Write(Identity identity)
    {
        if (agents.TryFind(identity.Id) is not { Stopping.IsCancellationRequested: false } agent || !AgentRecovery.Revives(agent))
            return;
        using JsonDocument policy = JsonDocument.Parse(PolicyDocument.Of(identity.Policy).ToJson());
        agent.Request = agent.Request with
        {
            // The level decides what is blocked; all else the permissions say, which are complete.
            Level = identity.Policy.BlockedPaths.Count == 0 ? Unrestricted : Minimal,
            Permissions = policy.RootElement.GetProperty("permissions").Clone(),
        };
        journal.Write(AgentRecord.Of(agent, AgentState.Running));
    }
}
