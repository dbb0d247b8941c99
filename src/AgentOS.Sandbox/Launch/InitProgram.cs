using AgentOS.Errors;

namespace AgentOS.Sandbox;

/// <summary>Finds the native agentos-init on the host.</summary>
internal static class InitProgram
{
    /// <summary>
    /// What it takes of a sandbox's processes and threads itself: the one that reaps, the one that launches, the one that follows the host, and the
    /// runtime's own for signals.
    /// </summary>
    public const int Threads = 4;

    private const string Name = "agentos-init";
    private const string Variable = "AGENTOS_INIT";

    public static string? Find(string? given) =>
        new[] { given, Environment.GetEnvironmentVariable(Variable), Path.Combine(AppContext.BaseDirectory, Name) }
            .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    public static string Require(string? given) =>
        Find(given) ?? throw new AgentOSException(SandboxErrors.InitMissing, "start a sandbox", "");
}
