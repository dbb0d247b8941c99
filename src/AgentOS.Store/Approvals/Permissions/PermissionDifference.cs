using AgentOS.Policy.Hosts;

namespace AgentOS.Store.Approvals.Permissions;

/// <summary>What differs between the permissions that were approved and those that are asked for.</summary>
/// <param name="Added">Lines that are new.</param>
/// <param name="Removed">Lines that are gone.</param>
/// <param name="IsWider">Whether anything is asked for that what was approved does not cover.</param>
public sealed record PermissionDifference(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, bool IsWider)
{
    /// <summary>Compares.</summary>
    public static PermissionDifference Between(PermissionSet approved, PermissionSet asked)
    {
        IReadOnlyList<string> before = PermissionText.Write(approved), now = PermissionText.Write(asked);
        return new PermissionDifference([.. now.Except(before, StringComparer.Ordinal)], [.. before.Except(now, StringComparer.Ordinal)], !Covers(approved, asked));
    }

    private static bool Covers(PermissionSet approved, PermissionSet asked) =>
        (approved.IsNetworkUnrestricted || !asked.IsNetworkUnrestricted)
        && asked.Network.All(name => approved.IsNetworkUnrestricted || IsCovered(name, approved.Network))
        && asked.SetupNetwork.All(name => approved.IsNetworkUnrestricted || IsCovered(name, approved.Network) || IsCovered(name, approved.SetupNetwork))
        && asked.Workspace <= approved.Workspace
        && asked.AllowedAgents.All(agent => approved.AllowedAgents.Contains(agent, StringComparer.Ordinal))
        && asked.Keys.All(key => approved.Keys.Any(other => other.Covers(key)))
        && asked.Resources.MaxMemory <= approved.Resources.MaxMemory
        && asked.Resources.MaxCpu <= approved.Resources.MaxCpu
        && (approved.Resources.MaxTime is not { } limit || asked.Resources.MaxTime <= limit);

    private static bool IsCovered(HostPattern name, IReadOnlyList<HostPattern> by) => by.Any(pattern => pattern.Covers(name));
}
