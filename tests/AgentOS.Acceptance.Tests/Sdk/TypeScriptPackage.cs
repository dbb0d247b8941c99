namespace AgentOS.Acceptance.Tests.Sdk;

/// <summary>The TypeScript SDK, installed from its lock file and compiled once for all tests.</summary>
public sealed class TypeScriptPackage : IAsyncLifetime
{
    internal static string Folder { get; } = Path.Combine(PublishedProgram.Root, "sdk", "typescript");

    /// <summary>Why there is none; null when there is.</summary>
    internal string? Missing { get; private set; }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!HasNode())
        {
            Missing = "Node.js and npm are not installed";
            return;
        }

        (await PublishedProgram.RunAsync(Folder, [], ["npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"])).Succeeded();
        (await PublishedProgram.RunAsync(Folder, [], ["npm", "run", "build"])).Succeeded();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool HasNode()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Array.TrueForAll(["node", "npm"], (string program) => folders.Any(folder => File.Exists(Path.Combine(folder, program))));
    }
}
