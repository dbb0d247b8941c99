using AgentOS.Bench.Processes;

namespace AgentOS.Bench.Sources;

/// <summary>The <c>agentos</c> program under test: native code as the launcher of the source tree publishes it.</summary>
internal static class AgentOSProgram
{
    /// <param name="chosen">A program the caller named instead.</param>
    /// <exception cref="UnavailableException">It cannot be built.</exception>
    public static string Locate(Workspace workspace, string? chosen, Action<string> progress)
    {
        if (chosen is not null)
            return Path.GetFullPath(chosen);

        progress("building the agentos program");
        try
        {
            new Command(Path.Combine(workspace.Root, "agentos"), "version").Run();
        }
        catch (CommandFailedException cause)
        {
            throw new UnavailableException($"agentos cannot be built: {cause.Message}", cause);
        }

        return Path.Combine(workspace.Root, "artifacts", "native", "agentos");
    }
}
