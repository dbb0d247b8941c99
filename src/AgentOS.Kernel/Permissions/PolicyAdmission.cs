using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Permissions.Ledger;
using AgentOS.Policy;
using AgentOS.Policy.Changes;
using AgentOS.Policy.Documents;
using AgentOS.Policy.Levels;

namespace AgentOS.Kernel.Permissions;

/// <summary>Gives new agents the level and permissions they are spawned with: by default level standard, and never more than their spawner may give.</summary>
internal sealed class PolicyAdmission(PermissionLedger ledger, TimeProvider clock) : IAgentAdmission
{
    public void Admit(Identity? spawner, Agent agent)
    {
        AgentPolicy authority = spawner?.Authority ?? PolicyLevels.Of(PolicyLevel.Unrestricted);
        AgentPolicy standard = PolicyLimit.Intersect(PolicyLevels.Of(PolicyLevel.Standard), authority);
        PolicyDocument wanted = new()
        {
            Level = agent.Request.Level,
            Permissions = agent.Request.Permissions is { } json ? PermissionsDocument.Parse(json) : null,
        };
        AgentPolicy policy = PolicyLimit.Within(wanted.Apply(standard, $"SPAWN of {spawner?.Title ?? PolicyGrant.Kernel}"), authority, agent.Name);
        PolicyGrant grant = new(PolicyGrant.NextId(clock), policy, null, spawner?.Id, spawner?.Title ?? PolicyGrant.Kernel, PolicyGrant.Spawn);
        ledger.Attach(agent.Identity, new AgentLedgerFile(agent));
        agent.Identity.Receive(grant);
        ledger.Note(agent.Identity);
    }
}
