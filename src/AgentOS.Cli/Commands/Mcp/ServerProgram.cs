using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Mcp;

namespace AgentOS.Cli.Commands.Mcp;

/// <summary>The program that serves, beside this one.</summary>
internal static class ServerProgram
{
    private const string Name = "agentos-mcp";

    /// <summary>Becomes it. Returns only by an exception.</summary>
    /// <exception cref="AgentOSException"><see cref="McpErrors.ProgramMissing"/>.</exception>
    public static int Become(IReadOnlyList<string> arguments)
    {
        string path = Path.Combine(AppContext.BaseDirectory, Name);
        Errno failure = ReplacedProcess.Execute([path, .. arguments]);
        throw new AgentOSException(McpErrors.ProgramMissing, "start", path, failure.Describe());
    }
}
