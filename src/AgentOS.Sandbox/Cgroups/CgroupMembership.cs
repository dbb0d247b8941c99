namespace AgentOS.Sandbox;

/// <summary>A line of /proc/self/cgroup (cgroups(7)): the cgroup this process is in, in one hierarchy.</summary>
/// <param name="Controllers">Its v1 controllers; empty for v2.</param>
/// <param name="Path">The cgroup's path below the hierarchy's root.</param>
internal sealed record CgroupMembership(IReadOnlyList<string> Controllers, string Path)
{
    /// <summary>Those of a process; none when it has ended.</summary>
    public static IReadOnlyList<CgroupMembership> Of(int processId)
    {
        try
        {
            return [.. File.ReadAllLines($"/proc/{processId}/cgroup").Select(Parse).OfType<CgroupMembership>()];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Parses <c>id:controller,controller:path</c>; null for other text.</summary>
    public static CgroupMembership? Parse(string line)
    {
        string[] fields = line.Split(':', 3);
        return fields.Length == 3 && fields[2].StartsWith('/')
            ? new CgroupMembership(fields[1].Split(',', StringSplitOptions.RemoveEmptyEntries), fields[2])
            : null;
    }
}
