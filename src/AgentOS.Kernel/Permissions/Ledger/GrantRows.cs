using AgentOS.Policy;
using AgentOS.Policy.Documents;
using AgentOS.Storage.Permissions;

namespace AgentOS.Kernel.Permissions.Ledger;

/// <summary>Grants as rows.</summary>
internal static class GrantRows
{
    /// <summary>One row.</summary>
    public static PermissionGrant Of(PolicyGrant grant, uint id, string name) => new(
        grant.Id, id, name, grant.GranterId, grant.Granter, grant.Call, grant.Former is { } former ? Json(former) : null, Json(grant.Policy));

    private static string Json(AgentPolicy policy) => PolicyDocument.Of(policy).ToJson();
}
