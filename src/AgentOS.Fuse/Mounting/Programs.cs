namespace AgentOS.Fuse;

/// <summary>Where the system's mount programs are. Fixed places and no PATH: one of them runs with root's rights.</summary>
internal static class Programs
{
    private static readonly string[] Directories = ["/usr/bin", "/bin", "/usr/local/bin", "/run/wrappers/bin"];

    internal const string Shell = "/bin/sh";

    /// <summary>Path of fusermount3, or null when it is not installed.</summary>
    internal static string? FindFusermount() =>
        Directories.Select(directory => Path.Combine(directory, "fusermount3")).FirstOrDefault(File.Exists);
}
