using AgentOS.Errors;
using AgentOS.Store.Manifests;

namespace AgentOS.Store.Packages;

/// <summary>Where in a folder the agent is.</summary>
internal static class PackageFolder
{
    /// <summary>The folder itself when the manifest is in it; else the only one of its folders that has one.</summary>
    /// <param name="directory">Absolute.</param>
    /// <param name="name">What the user called it.</param>
    /// <exception cref="AgentOSException"><see cref="PackageErrors.NoManifest"/>, <see cref="PackageErrors.SeveralAgents"/>.</exception>
    public static string Find(string directory, string name)
    {
        if (HasManifest(directory))
            return directory;
        string[] found = [.. Directory.EnumerateDirectories(directory).Where(folder => new DirectoryInfo(folder).LinkTarget is null && HasManifest(folder)).Order(StringComparer.Ordinal)];
        return found switch
        {
            [] => throw new AgentOSException(PackageErrors.NoManifest, "run", name),
            [string only] => only,
            _ => throw new AgentOSException(PackageErrors.SeveralAgents, "run", name, Listed(found)),
        };
    }

    // A link is no manifest: what is read is what is in the package.
    private static bool HasManifest(string directory) => new FileInfo(Path.Combine(directory, AgentManifest.FileName)) is { Exists: true, LinkTarget: null };

    private static string Listed(string[] folders)
    {
        const int most = 20;
        return string.Join(", ", folders.Take(most).Select(Path.GetFileName)) + (folders.Length > most ? ", …" : "");
    }
}
