using AgentOS.Errors;

namespace AgentOS.Sandbox;

/// <summary>Finds the native agentos-init on the host.</summary>
internal static class InitProgram
{
    private const string Name = "agentos-init";
    private const string Variable = "AGENTOS_INIT";

    public static string? Find(string? given) =>
        new[] { given, Environment.GetEnvironmentVariable(Variable), Path.Combine(AppContext.BaseDirectory, Name) }
            .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    public static string Require(string? given) =>
        Find(given) ?? throw new AgentOSException(SandboxErrors.InitMissing, "start a sandbox", "");
}
