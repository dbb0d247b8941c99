using System.Text;
using AgentOS.Linux.Private;
using AgentOS.Storage;
using AgentOS.Workspace;

namespace AgentOS.Store.Sessions;

/// <summary>The project a session works on: a line in a file beside the session's own, out of its agent's reach.</summary>
/// <param name="session">The session.</param>
public sealed class SessionProject(StoredSession session)
{
    internal const string Extension = ".project";

    private const int LongestPath = 4096; // PATH_MAX

    private string FileName => Path.GetFileName(session.Path) + Extension;

    /// <summary>An absolute path; null when it never had one.</summary>
    public string? Find()
    {
        if (!File.Exists(session.Path + Extension))
            return null;
        using PrivateDirectory directory = PrivateDirectory.Open(Path.GetDirectoryName(session.Path)!);
        return directory.Read(FileName, LongestPath) is { } path ? Encoding.UTF8.GetString(path) : null;
    }

    /// <summary>Remembers it; on disk when this returns.</summary>
    /// <param name="project">Absolute.</param>
    public void Remember(string project)
    {
        using PrivateDirectory directory = PrivateDirectory.Open(Path.GetDirectoryName(session.Path)!);
        directory.Replace(FileName, Encoding.UTF8.GetBytes(project));
    }

    /// <summary>Makes room in the session for its first project: until now its folder <c>workspace</c> was its own.</summary>
    /// <param name="clock">The clock.</param>
    /// <returns>The name in its home that the folder has now; null when it was empty or not there.</returns>
    public string? MakeRoom(TimeProvider clock) => session.Changed is null ? null : WorkspacePlace.Free(new DatabaseLocation(session.Path), clock);
}
