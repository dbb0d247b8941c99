using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Permissions.Ledger;
using AgentOS.Policy;
using AgentOS.Policy.Changes;
using AgentOS.Policy.Documents;

namespace AgentOS.Kernel.Permissions;

/// <summary>Changes policies. One change at a time, so that none is made of a policy that is gone.</summary>
internal sealed class PermissionChanges(IdentityTable identities, Gate gate, PermissionLedger ledger, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Narrowing _narrowing = new(identities, clock);

    /// <summary>Hears of everybody whose policy has changed.</summary>
    public event Action<Identity>? Changed;

    /// <summary>Changes a policy as somebody asks; it is written down and in force when this ends.</summary>
    /// <param name="granter">Who asks. Their own policy they can only narrow; another's they can set up to what they have, with the right to grant.</param>
    /// <param name="target">Whose.</param>
    /// <param name="wanted">What it is to be.</param>
    /// <exception cref="AgentOSException">It is not allowed or means nothing; nothing was changed.</exception>
    public async Task SetAsync(Identity granter, Identity target, PolicyDocument wanted)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            bool isOwn = granter == target;
            if (!isOwn)
                gate.Demand(granter, Right.Grant, target.Title);
            AgentPolicy limit = isOwn ? target.Policy : granter.Authority;
            AgentPolicy policy = PolicyLimit.Within(wanted.Apply(target.Policy, $"SET_PERMS of {granter.Title}"), limit, target.Title);
            PolicyGrant grant = new(PolicyGrant.NextId(clock), policy, target.Policy, granter.Id, granter.Title, PolicyGrant.SetPerms);
            // What narrows somebody is in force at once, whatever becomes of the disk; what widens is written down first.
            if (isOwn)
                target.Receive(grant);
            // Not by this thread, which may be the reactor's.
            await Task.Run(() => WriteAsync(target, grant)).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task WriteAsync(Identity target, PolicyGrant grant)
    {
        await ledger.GrantAsync(target, grant).ConfigureAwait(false);
        target.Receive(grant);
        Changed?.Invoke(target);
        foreach ((Identity child, PolicyGrant less) in _narrowing.Apply(target, grant))
        {
            await ledger.GrantAsync(child, less).ConfigureAwait(false);
            Changed?.Invoke(child);
        }
    }

    public void Dispose() => _turn.Dispose();
}
