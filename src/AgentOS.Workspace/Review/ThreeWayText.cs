using System.Diagnostics;

namespace AgentOS.Workspace.Review;

/// <summary>Merges two versions of a text that came from one, with git's own merge (git-merge-file(1)).</summary>
internal static class ThreeWayText
{
    private const string Project = "project", Original = "original", Agent = "agent";

    /// <summary>git-merge-file(1), exit status: the number of conflicts, "truncated to 127 if there are more"; 255 on error.</summary>
    private const int MostConflicts = 127;

    /// <returns>The merged text and whether it has conflict markers; null when git takes one of them for binary.</returns>
    public static (byte[] Content, bool HasConflict)? Merge(byte[] original, byte[] project, byte[] agent)
    {
        string directory = Directory.CreateTempSubdirectory("agentos-merge-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(directory, Original), original);
            File.WriteAllBytes(Path.Combine(directory, Project), project);
            File.WriteAllBytes(Path.Combine(directory, Agent), agent);
            using Process git = GitProgram.Start(directory, ["merge-file", "-p", "-q", "-L", Project, "-L", Original, "-L", Agent, Project, Original, Agent], isCaptured: true);
            using MemoryStream merged = new();
            git.StandardOutput.BaseStream.CopyTo(merged);
            git.WaitForExit();
            return git.ExitCode > MostConflicts ? null : (merged.ToArray(), git.ExitCode > 0);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
