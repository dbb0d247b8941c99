using System.CommandLine;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sandbox;
using AgentOS.Workspace;

namespace AgentOS.Cli.Commands.Run;

/// <summary>The directory the agent works on: copy-on-write, directly, or none.</summary>
/// <param name="CopyOnWrite">Its changes go to the agent's file; null when there is none.</param>
/// <param name="Direct">Its changes go to the directory itself; null when there is none.</param>
internal sealed record WorkspaceChoice(string? CopyOnWrite, string? Direct)
{
    private const string None = "none";

    /// <exception cref="AgentOSException">A directory that was named is not there, or must not be shown.</exception>
    public static WorkspaceChoice Of(ParseResult parse, RunOptions options)
    {
        if (parse.GetValue(options.WorkspaceDirect) is { } direct)
            return new WorkspaceChoice(null, Named(direct));
        return new WorkspaceChoice(Project(parse.GetValue(options.Workspace)), null);
    }

    /// <summary>The directory an option names: null is the current one, where that may be shown.</summary>
    /// <exception cref="AgentOSException">A directory that was named is not there, or must not be shown.</exception>
    public static string? Project(string? option) => option switch
    {
        None => null,
        { } named => Named(named),
        null => HostDirectories.MayBeShown(Directory.GetCurrentDirectory()) ? Directory.GetCurrentDirectory() : null,
    };

    private static string Named(string directory)
    {
        try
        {
            string path = RealPath.Of(Path.GetFullPath(directory));
            if (!Directory.Exists(path))
                throw new AgentOSException(WorkspaceErrors.BaseUnusable, "use the workspace", directory, "it is no directory");
            return HostDirectories.MayBeShown(path)
                ? path
                : throw new AgentOSException(WorkspaceErrors.BaseUnusable, "use the workspace", directory, "it is or holds a home directory; name a directory below");
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(WorkspaceErrors.BaseUnusable, "use the workspace", directory, failure.Message, failure);
        }
    }
}
