namespace AgentOS.Store.Packages;

/// <summary>How large a package may be. An agent's dependencies are not in it, its <c>setup_command</c> fetches them; an honest one is a few hundred kilobytes.</summary>
public static class PackageLimits
{
    /// <summary>Files and links.</summary>
    public const int Entries = 20_000;

    /// <summary>Bytes of all files together: about a second of hashing.</summary>
    public const long TotalBytes = 256L << 20;

    /// <summary>Directories inside directories.</summary>
    public const int Depth = 64;
}
