using AgentOS.Policy;
using AgentOS.Storage.Permissions;

namespace AgentOS.Kernel.Permissions.Ledger;

/// <summary>Uses of one file's grants that are not written yet: equal ones are counted, and when there are very many, all others are one. Not thread-safe.</summary>
/// <param name="file">Where they are to be written.</param>
internal sealed class PendingUses(ILedgerFile file)
{
    // What one caller can have the kernel remember between two writes.
    private const int Most = 1024;
    private const string Others = "…";

    private readonly Dictionary<(long Grant, Right Right, string Target, bool IsAllowed), PermissionUse> _uses = [];
    private readonly Dictionary<long, PolicyGrant> _grants = [];

    /// <summary>Where they are to be written.</summary>
    public ILedgerFile File => file;

    /// <summary>Adds a grant, which is written before its uses.</summary>
    public void Add(PolicyGrant grant) => _grants.TryAdd(grant.Id, grant);

    /// <summary>Counts a use.</summary>
    public void Add(PolicyGrant grant, Decision decision, long now)
    {
        Add(grant);
        (long, Right, string, bool) key = (grant.Id, decision.Right, decision.Target, decision.IsAllowed);
        if (_uses.Count >= Most && !_uses.ContainsKey(key))
            (key, decision) = ((grant.Id, decision.Right, Others, decision.IsAllowed), decision with { Target = Others, Rule = null, Reason = "many at once" });
        _uses[key] = _uses.TryGetValue(key, out PermissionUse? earlier)
            ? earlier with { LastNs = now, Count = earlier.Count + 1 }
            : new PermissionUse(grant.Id, now, now, 1, decision.IsAllowed, RightName.Of(decision.Right), decision.Target, decision.Rule, decision.Explanation);
    }

    /// <summary>Everything, as rows.</summary>
    /// <param name="id">Whose they are.</param>
    /// <param name="name">What they are called.</param>
    public PermissionRecords ToRecords(uint id, string name) => new([.. _grants.Values.Select(grant => GrantRows.Of(grant, id, name))], [.. _uses.Values]);
}
