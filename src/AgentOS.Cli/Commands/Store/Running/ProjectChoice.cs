using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Run;
using AgentOS.Errors;
using AgentOS.Store.Manifests;
using AgentOS.Store.Running;
using AgentOS.Store.Sessions;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>The project of a run: the one that is named, else the one its session has.</summary>
internal sealed class ProjectChoice(CommandContext context, NoteWriter notes)
{
    /// <summary>Decides, and prepares the session for it.</summary>
    /// <param name="launch">What is started.</param>
    /// <param name="named">A directory, <c>none</c>, or null.</param>
    /// <returns>Absolute and without links; null is none.</returns>
    /// <exception cref="AgentOSException">It cannot be used.</exception>
    public string? Of(AgentLaunch launch, string? named)
    {
        SessionProject session = new(launch.Session);
        string? earlier = launch.Permissions.Workspace == WorkspaceMode.None ? null : session.Find();
        if ((named ?? earlier) is not { } wanted || WorkspaceChoice.Project(wanted) is not { } project)
            return null;
        if (launch.Permissions.Workspace == WorkspaceMode.None)
            return project;
        if (named is null)
            notes.Report($"Project {project}, as before; --workspace none leaves it out");
        if (launch.Permissions.Workspace == WorkspaceMode.ReadWrite && session.MakeRoom(context.Time) is { } moved)
            notes.Report($"The session's own folder 'workspace' is called '{moved}' from now on: 'workspace' is the project");
        if (project != earlier)
            session.Remember(project);
        return project;
    }
}
