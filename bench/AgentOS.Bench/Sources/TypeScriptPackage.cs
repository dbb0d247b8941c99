using AgentOS.Bench.Processes;

namespace AgentOS.Bench.Sources;

/// <summary>The TypeScript SDK of this source tree.</summary>
internal static class TypeScriptPackage
{
    /// <summary>Compiles it.</summary>
    /// <returns>Its directory.</returns>
    /// <exception cref="UnavailableException">Its compiler cannot be had from npm, or it does not compile.</exception>
    public static string Build(Workspace workspace, Action<string> progress)
    {
        string directory = Path.Combine(workspace.Root, "sdk", "typescript");
        progress("building the TypeScript SDK");
        try
        {
            if (!Directory.Exists(Path.Combine(directory, "node_modules")))
                new Command("npm", "ci", "--no-audit", "--no-fund") { Directory = directory }.Run();
            new Command("npm", "run", "build") { Directory = directory }.Run();
            return directory;
        }
        catch (CommandFailedException cause)
        {
            throw new UnavailableException($"the TypeScript SDK cannot be built: {cause.Message}", cause);
        }
    }
}
