using AgentOS.Network.Policy;
using AgentOS.Policy.Hosts;
using AgentOS.Store.Approvals.Permissions;

namespace AgentOS.Store.Running;

/// <summary>What an agent may reach, as rules of the network: what was approved, and nothing that is read anywhere else.</summary>
public static class ManifestNetwork
{
    private const string EveryName = "*";

    /// <summary>While it runs.</summary>
    public static EgressPolicy WhileRunning(PermissionSet permissions) => EgressPolicy.Of(Rules(permissions, permissions.Network), []);

    /// <summary>While <c>setup_command</c> runs: the package registries as well.</summary>
    public static EgressPolicy WhilePreparing(PermissionSet permissions) => EgressPolicy.Of(Rules(permissions, [.. permissions.Network, .. permissions.SetupNetwork]), []);

    private static IEnumerable<string> Rules(PermissionSet permissions, IReadOnlyList<HostPattern> names) =>
        permissions.IsNetworkUnrestricted ? [EveryName] : names.Select(static name => name.Text);
}
