namespace AgentOS.Sandbox;

/// <summary>Removes the cgroups of sandboxes whose starter was killed, before the next sandbox of its place would.</summary>
public static class CgroupSweep
{
    /// <summary>Removes those this user may.</summary>
    public static void Run()
    {
        List<CgroupMount> mounts = [.. File.ReadLines("/proc/self/mountinfo").Select(CgroupMount.Parse).OfType<CgroupMount>()];
        foreach (string line in File.ReadLines("/proc/self/cgroup"))
        {
            if (CgroupMembership.Parse(line) is { } membership)
                Sweep(membership, mounts);
        }
    }

    private static void Sweep(CgroupMembership membership, List<CgroupMount> mounts)
    {
        bool isUnified = membership.Controllers.Count == 0;
        CgroupMount? mount = mounts.Find(mount => isUnified
            ? mount.IsUnified
            : !mount.IsUnified && mount.Options.Intersect(membership.Controllers, StringComparer.Ordinal).Any());
        // Where v2 makes them above (CgroupV2), too.
        for (string? place = mount?.DirectoryOf(membership.Path); place is not null && PathTree.Contains(mount!.MountPoint, place); place = Path.GetDirectoryName(place))
        {
            CgroupDirectory.Sweep(place);
            if (!isUnified)
                break;
        }
    }
}
