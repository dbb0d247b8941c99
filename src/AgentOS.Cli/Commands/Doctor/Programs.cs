namespace AgentOS.Cli.Commands.Doctor;

/// <summary>Looks for programs.</summary>
internal static class Programs
{
    /// <summary>The first program of that name on PATH, or null.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
