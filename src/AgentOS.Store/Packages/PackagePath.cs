using AgentOS.Errors;

namespace AgentOS.Store.Packages;

/// <summary>A path from a package's folder, as an archive or a repository gives it: not trusted.</summary>
internal static class PackagePath
{
    private const int LongestPath = 4096, LongestName = 255; // PATH_MAX, NAME_MAX

    /// <summary>Its names.</summary>
    /// <exception cref="AgentOSException"><see cref="PackageErrors.UnsafeName"/>: absolute, with <c>..</c>, with control characters, too long, or git's own.</exception>
    public static string[] Split(string path)
    {
        string[] names = path.Split('/');
        return path.Length < LongestPath && names.Length <= PackageLimits.Depth + 1 && names.All(IsSound)
            ? names
            : throw new AgentOSException(PackageErrors.UnsafeName, "use", path.Length <= LongestName ? path : path[..LongestName] + "…");
    }

    // Whatever the case: on some file systems .GIT is .git.
    private static bool IsSound(string name) =>
        name is not ("" or "." or "..") && name.Length <= LongestName && !name.Any(char.IsControl) && !name.Contains('\uFFFD', StringComparison.Ordinal)
        && !name.Equals(".git", StringComparison.OrdinalIgnoreCase);
}
