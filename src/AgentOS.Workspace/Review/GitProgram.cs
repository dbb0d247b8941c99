using System.ComponentModel;
using System.Diagnostics;
using AgentOS.Errors;

namespace AgentOS.Workspace.Review;

/// <summary>git, without the reader's configuration and outside of any repository.</summary>
public static class GitProgram
{
    /// <summary>Starts it in a directory of ours.</summary>
    /// <param name="directory">Absolute.</param>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="isCaptured">Whether its standard output is read by the caller; else it is the caller's own.</param>
    /// <exception cref="AgentOSException"><see cref="WorkspaceErrors.GitMissing"/>.</exception>
    public static Process Start(string directory, IEnumerable<string> arguments, bool isCaptured)
    {
        ProcessStartInfo start = new("git", arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = isCaptured,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(directory);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new AgentOSException(WorkspaceErrors.GitMissing, "start git", "", missing.Message, missing);
        }
    }
}
