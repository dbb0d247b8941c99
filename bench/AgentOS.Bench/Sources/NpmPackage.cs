using AgentOS.Bench.Processes;

namespace AgentOS.Bench.Sources;

/// <summary>An npm package of one version, installed into the cache once.</summary>
internal sealed record NpmPackage(string Name, string Version)
{
    /// <summary>Installs it unless it is there.</summary>
    /// <returns>The directory that holds <c>node_modules</c>.</returns>
    /// <exception cref="UnavailableException">npm is missing or the package cannot be had.</exception>
    public string Install(Workspace workspace, Action<string> progress)
    {
        string directory = Path.Combine(workspace.Cache, "npm", $"{Name.Replace('/', '+')}-{Version}");
        if (File.Exists(Path.Combine(directory, "node_modules", Name, "package.json")))
            return directory;

        progress($"installing {Name} {Version} from npm");
        Directory.CreateDirectory(directory);
        try
        {
            new Command("npm", "install", "--no-audit", "--no-fund", "--prefix", directory, $"{Name}@{Version}").Run();
        }
        catch (CommandFailedException cause)
        {
            throw new UnavailableException($"the npm package {Name} {Version} cannot be had: {cause.Message}", cause);
        }

        return directory;
    }
}
