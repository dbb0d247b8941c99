using AgentOS.Store.Packages;

namespace AgentOS.Store.Repositories;

/// <summary>How much a remote may cost.</summary>
internal static class RepositoryLimits
{
    /// <summary>For all that is asked of a remote; the peer's limit for a clone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>How long a branch's commit is believed to be its newest; the peer's.</summary>
    public static readonly TimeSpan BranchAge = TimeSpan.FromSeconds(3600);

    /// <summary>Bytes of what git writes into one file: twice a package, since compression may fail to help.</summary>
    public const long FileBytes = 2 * PackageLimits.TotalBytes;

    /// <summary>Bytes of memory of a git process: one object that claims to be huge is refused, not held.</summary>
    public const long MemoryBytes = 4L << 30;

    /// <summary>Bytes of a list of references or files. The largest known repositories have some hundred thousand references of 100 bytes.</summary>
    public const int ListBytes = 32 << 20;
}
