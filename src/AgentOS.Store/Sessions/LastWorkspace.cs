using AgentOS.Errors;

namespace AgentOS.Store.Sessions;

/// <summary>The session that worked on a project last: what <c>diff</c>, <c>apply</c> and <c>discard</c> are about when none is named.</summary>
/// <param name="directories">This user's.</param>
public sealed class LastWorkspace(StoreDirectories directories)
{
    private string File => Path.Combine(directories.Data, "sessions", "last-workspace");

    /// <summary>Remembers a session.</summary>
    public void Remember(StoredSession session)
    {
        // Replaced at once: somebody may read it at this moment.
        string draft = $"{File}.{Environment.ProcessId}";
        System.IO.File.WriteAllText(draft, session.Path);
        System.IO.File.Move(draft, File, overwrite: true);
    }

    /// <summary>The session's file.</summary>
    /// <exception cref="AgentOSException"><see cref="StoredSessionErrors.NoWorkspace"/>.</exception>
    public string Find() => System.IO.File.Exists(File) && System.IO.File.ReadAllText(File) is var path && System.IO.File.Exists(path)
        ? path
        : throw new AgentOSException(StoredSessionErrors.NoWorkspace, "find", "the last session with a project");
}
