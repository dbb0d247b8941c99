using AgentOS.Errors;
using AgentOS.Store.Manifests;

namespace AgentOS.Store.Packages;

/// <summary>Finds the agent a user means: an address, a folder or packed agent here, or an installed one, in this order.</summary>
/// <param name="directories">Where installed agents and fetched repositories are.</param>
/// <param name="readManifest">Reads the manifest of a folder.</param>
public sealed class PackageResolver(StoreDirectories directories, Func<string, AgentManifest> readManifest)
{
    private const string InstalledAgents = "agents";

    /// <summary>Finds it and looks at everything in it.</summary>
    /// <param name="request">Which one.</param>
    /// <param name="progress">Is told what takes time.</param>
    /// <param name="cancellationToken">Ends it; the cache stays whole.</param>
    /// <exception cref="AgentOSException"><see cref="PackageErrors"/>, and what reading the manifest throws.</exception>
    public Task<AgentPackage> ResolveAsync(PackageRequest request, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        if (Directory.Exists(request.Agent))
            return Task.FromResult(Open(Path.GetFullPath(request.Agent), request.Agent));
        return FindInstalled(request.Agent) is { } installed
            ? Task.FromResult(Open(installed, request.Agent))
            : throw new AgentOSException(PackageErrors.NotFound, "find", request.Agent);
    }

    private AgentPackage Open(string directory, string name)
    {
        string folder = PackageFolder.Find(directory, name);
        PackageContent content = PackageContent.Read(folder);
        return new AgentPackage(folder, readManifest(folder), new AgentOrigin(folder, IsLocal: true), content);
    }

    private string? FindInstalled(string name)
    {
        bool isName = name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
        string directory = Path.Combine(directories.Data, InstalledAgents, name);
        return isName && Directory.Exists(directory) ? directory : null;
    }
}
