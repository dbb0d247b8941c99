namespace AgentOS.Acceptance.Tests.Llm;

/// <summary>The providers' own clients, from npm, installed once below artifacts.</summary>
internal static class ProviderClients
{
    private static readonly string s_sources = Path.Combine(PublishedProgram.Root, "tests", "AgentOS.Acceptance.Tests", "Llm", "clients");
    private static readonly Lazy<Task<string?>> s_installed = new(InstallAsync);

    /// <summary>Where they are.</summary>
    public static string Folder { get; } = Path.Combine(PublishedProgram.Root, "artifacts", "npm", "llm-clients");

    /// <summary>Skips the test, and says why, where there is no Node or npm's registry cannot be reached.</summary>
    public static async Task RequireAsync() => Assert.SkipUnless(await s_installed.Value is null, await s_installed.Value ?? "");

    private static async Task<string?> InstallAsync()
    {
        Directory.CreateDirectory(Folder);
        string stamp = Path.Combine(Folder, "node_modules", "installed.json"), wanted = await File.ReadAllTextAsync(Path.Combine(s_sources, "package-lock.json"));
        foreach (string file in Directory.GetFiles(s_sources))
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted)
            return null;
        ProgramRun run = await PublishedProgram.RunAsync(Folder, [], ["sh", "-c", "npm ci --no-audit --no-fund --ignore-scripts"]);
        if (run.ExitCode != 0)
            return $"the clients cannot be installed from npm: {run.Error}";
        await File.WriteAllTextAsync(stamp, wanted);
        return null;
    }
}
