using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>A cgroup of the unified hierarchy.</summary>
internal sealed class CgroupV2 : ICgroup
{
    private const string Controllers = "cgroup.subtree_control";

    private readonly CgroupDirectory _directory;

    // Where the processes are: below it when others are to be there as well, else the same.
    private readonly CgroupDirectory _members;

    private CgroupV2(CgroupDirectory directory, CgroupDirectory members) => (_directory, _members) = (directory, members);

    public string Version => "cgroup v2";

    /// <summary>Makes a cgroup in the nearest place above a process whose children have the needed controllers.</summary>
    /// <returns>Null when there is no such place this user may write to.</returns>
    public static CgroupV2? TryCreate(SandboxLimits limits, IReadOnlyList<CgroupMount> mounts, IReadOnlyList<CgroupMembership> memberships)
    {
        CgroupMount? mount = mounts.FirstOrDefault(mount => mount.IsUnified);
        CgroupMembership? membership = memberships.FirstOrDefault(membership => membership.Controllers.Count == 0);
        string? own = membership is null ? null : mount?.DirectoryOf(membership.Path);
        // A cgroup with processes cannot give controllers to children ("no internal processes", cgroups(7)): its ancestors can.
        for (string? place = own; place is not null && PathTree.Contains(mount!.MountPoint, place); place = Path.GetDirectoryName(place))
        {
            if (TryCreateBelow(place, limits) is { } cgroup)
                return cgroup;
        }

        return null;
    }

    public void Add(int pid) => _members.Write("cgroup.procs", pid);

    public LimitHit Hits() =>
        (_members.ReadCounter("memory.events", "oom_kill") > 0 ? LimitHit.Memory : 0)
        | (_directory.ReadCounter("pids.events", "max") > 0 ? LimitHit.Processes : 0);

    public ResourceLoad Load() => new(
        _directory.ReadNumber("memory.current") - _directory.ReadCounter("memory.stat", "inactive_file"), _directory.ReadNumber("pids.current") - LimitEnforcement.OwnTasks);

    public void Dispose()
    {
        _members.Dispose();
        _directory.Dispose();
    }

    private static CgroupV2? TryCreateBelow(string place, SandboxLimits limits)
    {
        try
        {
            if (!HasControllers(place, limits))
                return null;
            CgroupDirectory directory = CgroupDirectory.Create(place);
            try
            {
                Apply(directory, limits);
                return new CgroupV2(directory, limits.IsShared ? Share(directory, limits) : directory);
            }
            catch
            {
                directory.Dispose();
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool HasControllers(string place, SandboxLimits limits)
    {
        string[] given = File.ReadAllText(Path.Combine(place, Controllers)).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return Needed(limits).All(controller => given.Contains(controller, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Needed(SandboxLimits limits) =>
        ["pids", .. limits.MemoryBytes is null ? Array.Empty<string>() : ["memory"], .. limits is { Cpus: null, CpuShares: null } ? Array.Empty<string>() : ["cpu"]];

    // The program's processes beside the cgroups of others, which are found by going up from it.
    private static CgroupDirectory Share(CgroupDirectory directory, SandboxLimits limits)
    {
        directory.Write(Controllers, string.Join(' ', Needed(limits).Select(static controller => $"+{controller}")));
        return directory.CreateBelow();
    }

    private static void Apply(CgroupDirectory directory, SandboxLimits limits)
    {
        directory.Write("pids.max", limits.EffectiveProcesses + LimitEnforcement.OwnTasks);
        if (limits.MemoryBytes is { } memory)
        {
            directory.Write("memory.max", memory);
            directory.TryWrite("memory.swap.max", 0);
        }

        if (limits.Cpus is { } cpus)
            directory.Write("cpu.max", string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Round(cpus * limits.CpuPeriod)} {limits.CpuPeriod}"));
        if (limits.CpuShares is { } shares)
            directory.Write("cpu.weight", WeightOf(shares));
    }

    // Shares of v1 are 2 to 262144, weights 1 to 10000: the linear mapping that container runtimes use (OCI runtime specification, runc).
    private static long WeightOf(long shares) => 1 + ((shares - 2) * 9999 / 262142);
}
