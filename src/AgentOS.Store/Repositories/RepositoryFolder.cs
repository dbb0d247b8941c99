using AgentOS.Errors;
using AgentOS.Store.Packages;

namespace AgentOS.Store.Repositories;

/// <summary>A folder of a repository that somebody named.</summary>
internal static class RepositoryFolder
{
    /// <returns>It without slashes at its ends.</returns>
    /// <exception cref="AgentOSException"><see cref="PackageErrors.UnsafeName"/>.</exception>
    public static string Demand(string folder)
    {
        string trimmed = folder.Trim('/');
        _ = PackagePath.Split(trimmed);
        return trimmed;
    }
}
