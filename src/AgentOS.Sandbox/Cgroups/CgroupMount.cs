namespace AgentOS.Sandbox;

/// <summary>A cgroup hierarchy mounted on the host (a line of /proc/self/mountinfo, proc(5)).</summary>
/// <param name="MountPoint">Where.</param>
/// <param name="Root">The cgroup shown at the mount point.</param>
/// <param name="IsUnified">True for cgroup2.</param>
/// <param name="Options">Superblock options; v1 names its controllers there.</param>
internal sealed record CgroupMount(string MountPoint, string Root, bool IsUnified, IReadOnlyList<string> Options)
{
    private const int RootField = 3;
    private const int MountPointField = 4;

    /// <summary>Those this process sees.</summary>
    public static IReadOnlyList<CgroupMount> OfThisProcess() => [.. File.ReadLines("/proc/self/mountinfo").Select(Parse).OfType<CgroupMount>()];

    /// <summary>Parses a line; null when it is no cgroup mount.</summary>
    public static CgroupMount? Parse(string line)
    {
        int separator = line.IndexOf(" - ", StringComparison.Ordinal);
        if (separator < 0)
            return null;
        string[] mount = line[..separator].Split(' ');
        string[] superblock = line[(separator + 3)..].Split(' ');
        return mount.Length > MountPointField && superblock.Length >= 3 && superblock[0] is "cgroup" or "cgroup2"
            ? new CgroupMount(mount[MountPointField], mount[RootField], superblock[0] == "cgroup2", superblock[2].Split(','))
            : null;
    }

    /// <summary>The directory of a cgroup, or null when the mount does not show it.</summary>
    public string? DirectoryOf(string path)
    {
        if (!PathTree.Contains(Root, path))
            return null;
        string below = Root == "/" ? path : path[Root.Length..];
        string directory = MountPoint + (below == "/" ? "" : below);
        return Directory.Exists(directory) ? directory : null;
    }
}
