using AgentOS.Errors;
using AgentOS.Store.Installing;
using AgentOS.Store.Manifests;
using AgentOS.Store.Repositories;

namespace AgentOS.Store.Packages;

/// <summary>Finds the agent a user means: an address, a folder or packed agent here, or an installed one, in this order.</summary>
/// <param name="directories">Where installed agents and fetched repositories are.</param>
/// <param name="readManifest">Reads the manifest of a folder.</param>
/// <param name="token">Finds tokens for private repositories.</param>
/// <param name="time">The clock.</param>
public sealed class PackageResolver(StoreDirectories directories, Func<string, AgentManifest> readManifest, RepositoryToken token, TimeProvider time)
{
    private readonly RepositorySource _repositories = new(directories.Repositories, token, time);

    /// <summary>Finds it and looks at everything in it.</summary>
    /// <param name="request">Which one.</param>
    /// <param name="progress">Is told what takes time.</param>
    /// <param name="cancellationToken">Ends it; the cache stays whole.</param>
    /// <exception cref="AgentOSException"><see cref="PackageErrors"/>, <see cref="RepositoryErrors"/>, and what reading the manifest throws.</exception>
    public async Task<AgentPackage> ResolveAsync(PackageRequest request, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        if (RepositoryAddressParser.Parse(request.Agent) is { } address)
            return await FetchAsync(address, request, progress, cancellationToken);
        if (FindByName(request.Agent) is { } installed)
            return await FetchAsync(RepositoryAddressParser.Parse(installed.Address)!, request with { Agent = installed.Address, Reference = request.Reference ?? installed.Commit }, progress, cancellationToken);
        if (request.Reference is not null)
            throw new AgentOSException(PackageErrors.NoReferences, "run", request.Agent);
        if (Directory.Exists(request.Agent))
            return Open(Path.GetFullPath(request.Agent), request.Agent);
        if (File.Exists(request.Agent))
            return Open(PackageArchive.Unpack(request.Agent, directories.Unpacked), request.Agent);
        return FindFolder(request.Agent) is { } folder
            ? Open(folder, request.Agent)
            : throw new AgentOSException(PackageErrors.NotFound, "find", request.Agent);
    }

    private async Task<AgentPackage> FetchAsync(RepositoryAddress address, PackageRequest request, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (request.Reference is { } reference && !ReferenceName.IsSound(reference))
            throw new AgentOSException(RepositoryErrors.UnknownReference, "fetch", $"{address.Url}@{reference}", "git has no such names");
        FetchedRepository fetched = await _repositories.GetAsync(address, request, progress, cancellationToken);
        string folder = PackageFolder.Find(fetched.Content.Directory, request.Agent);
        PackageContent content = folder == fetched.Content.Directory ? fetched.Content : PackageContent.Read(folder);
        AgentOrigin origin = new(RepositoryOrigin.Of(address, fetched.Folder), IsLocal: false)
        {
            Commit = fetched.Commit,
            Address = fetched.Folder is { } part ? $"{address.Url}#{part}" : address.Url,
        };
        return new AgentPackage(folder, readManifest(folder), origin, content);
    }

    private AgentPackage Open(string directory, string name)
    {
        string folder = PackageFolder.Find(directory, name);
        PackageContent content = PackageContent.Read(folder);
        return new AgentPackage(folder, readManifest(folder), new AgentOrigin(folder, IsLocal: true), content);
    }

    // What is here comes first.
    private InstalledAgent? FindByName(string name) => Path.Exists(name) ? null : new InstalledAgents(directories.Agents).Find(name);

    private string? FindFolder(string name)
    {
        string directory = Path.Combine(directories.Agents, name);
        return InstalledAgents.IsName(name) && Directory.Exists(directory) ? directory : null;
    }
}
