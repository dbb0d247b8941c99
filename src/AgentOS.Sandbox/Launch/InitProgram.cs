using AgentOS.Errors;

namespace AgentOS.Sandbox;

/// <summary>Finds the native agentos-init on the host.</summary>
public static class InitProgram
{
    private const string Name = "agentos-init";
    private const string Variable = "AGENTOS_INIT";

    /// <summary>Its path; null when it is nowhere.</summary>
    /// <param name="given">Looked at first.</param>
    public static string? Find(string? given) =>
        new[] { given, Environment.GetEnvironmentVariable(Variable), Path.Combine(AppContext.BaseDirectory, Name) }
            .FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));

    /// <summary>Names the one beside another program, for this process and those it starts, when it finds none by itself.</summary>
    public static void UseThatBeside(string program)
    {
        if (Find(given: null) is null)
            Environment.SetEnvironmentVariable(Variable, Path.Combine(Path.GetDirectoryName(program)!, Name));
    }

    /// <summary>Its path.</summary>
    /// <param name="given">Looked at first.</param>
    /// <exception cref="AgentOSException"><see cref="SandboxErrors.InitMissing"/>.</exception>
    public static string Require(string? given) =>
        Find(given) ?? throw new AgentOSException(SandboxErrors.InitMissing, "start a sandbox", "");
}
