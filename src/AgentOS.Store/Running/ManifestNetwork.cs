using AgentOS.Network.Policy;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Manifests;

namespace AgentOS.Store.Running;

/// <summary>What an agent may reach, as rules of the network.</summary>
public static class ManifestNetwork
{
    private const string EveryName = "*";

    /// <summary>The names open while <c>setup_command</c> runs, beside the manifest's, and at no other time: those that approval shows.</summary>
    public static IReadOnlyList<string> Registries { get; } = [.. PackageRegistries.Hosts.Select(static host => host.Text)];

    /// <summary>While it runs: what the manifest names and nothing else.</summary>
    /// <exception cref="Errors.AgentOSException"><c>policy.bad-rule</c>: a name is none.</exception>
    public static EgressPolicy WhileRunning(ManifestPermissions permissions) => EgressPolicy.Of(NamesOf(permissions), []);

    /// <summary>While <c>setup_command</c> runs.</summary>
    /// <inheritdoc cref="WhileRunning"/>
    public static EgressPolicy WhilePreparing(ManifestPermissions permissions) => EgressPolicy.Of([.. NamesOf(permissions), .. Registries], []);

    private static IEnumerable<string> NamesOf(ManifestPermissions permissions) =>
        permissions.NetworkUnrestricted ? [EveryName] : permissions.Network.Select(permission => permission.Domain);
}
