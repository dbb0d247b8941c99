using AgentOS.Kernel.Identities;
using AgentOS.Policy;
using AgentOS.Policy.Changes;

namespace AgentOS.Kernel.Permissions;

/// <summary>Keeps those whom an agent has spawned within what it has itself, when that becomes less (rule P6).</summary>
internal sealed class Narrowing(IdentityTable identities, TimeProvider clock)
{
    /// <summary>Gives everybody below somebody less, where they have more; in force when this returns.</summary>
    /// <param name="parent">Whose policy has changed.</param>
    /// <param name="cause">The grant that changed it.</param>
    /// <returns>Whom, and what they have from now on.</returns>
    public IReadOnlyList<(Identity Child, PolicyGrant Grant)> Apply(Identity parent, PolicyGrant cause)
    {
        List<(Identity, PolicyGrant)> narrowed = [];
        foreach (Identity child in identities.ListChildren(parent))
        {
            if (PolicyLimit.IsWithin(child.Policy, parent.Policy))
                continue;
            AgentPolicy policy = PolicyLimit.Intersect(child.Policy, parent.Policy);
            PolicyGrant grant = cause with { Id = PolicyGrant.NextId(clock), Policy = policy, Former = child.Policy };
            child.Receive(grant);
            narrowed.Add((child, grant));
            narrowed.AddRange(Apply(child, cause));
        }

        return narrowed;
    }
}
