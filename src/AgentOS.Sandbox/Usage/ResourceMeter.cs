namespace AgentOS.Sandbox;

/// <summary>Tells what sandboxes use: from their cgroups, or else by counting their processes. Reads the mounted hierarchies once.</summary>
public sealed class ResourceMeter
{
    private readonly IReadOnlyList<CgroupMount> _mounts = CgroupMount.OfThisProcess();

    /// <summary>The hierarchy that counts processes here: <c>cgroup v2</c>, <c>cgroup v1</c> or <c>none</c>.</summary>
    public string Hierarchy =>
        _mounts.Any(mount => mount.IsUnified && (CgroupFile.Text(mount.MountPoint, "cgroup.controllers") ?? "").Contains("pids", StringComparison.Ordinal)) ? "cgroup v2"
        : _mounts.Any(mount => !mount.IsUnified && mount.Options.Contains("pids", StringComparer.Ordinal)) ? "cgroup v1"
        : "none";

    /// <summary>What a sandbox uses.</summary>
    /// <param name="processId">Its first process.</param>
    /// <returns>Null when that has ended.</returns>
    public ResourceUsage? Read(int processId)
    {
        try
        {
            if (ProcessTree.Read(processId) is not { } tree)
                return null;
            CgroupMembership[] own = [.. CgroupMembership.Of(processId).Where(membership => CgroupDirectory.IsSandbox(membership.Path))];
            ResourceUsage usage = CgroupV2Usage.Read(_mounts, own) ?? CgroupV1Usage.Read(_mounts, own, tree) ?? tree.Usage;
            return usage with { Pids = usage.Pids.Without(LimitEnforcement.OwnTasks) };
        }
        catch (IOException)
        {
            return null; // It ended, and its cgroup with it, while this read.
        }
    }

    /// <summary>What the sandbox uses that a host process runs.</summary>
    /// <param name="hostId">The process of <c>agentos run</c>.</param>
    /// <returns>Null when it runs none now.</returns>
    public ResourceUsage? ReadBelow(int hostId)
    {
        foreach (int child in ProcessTree.ListBelow(hostId))
        {
            if (CgroupMembership.Of(child).Any(membership => CgroupDirectory.IsSandbox(membership.Path)))
                return Read(child);
        }

        return ProcessTree.ListBelow(hostId) is [int first, ..] ? Read(first) : null;
    }
}
