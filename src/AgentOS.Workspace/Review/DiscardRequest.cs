using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Workspace.Review;

/// <summary>Which changes are to be dropped.</summary>
/// <param name="Database">The agent's file.</param>
/// <param name="Paths">Only these; none is all.</param>
public sealed record DiscardRequest(DatabaseLocation Database, string[] Paths)
{
    /// <summary>Drops them.</summary>
    /// <returns>What was dropped.</returns>
    /// <exception cref="AgentOSException">A path was not changed, or an agent is running.</exception>
    public IReadOnlyList<ChangeEntry> Run()
    {
        using WorkspaceEditor editor = WorkspaceEditor.Open(Database);
        using WorkspaceView? view = WorkspaceView.Open(Database);
        if (view is null)
            return [];
        IReadOnlyList<Change> changes = ChangeSelection.Of(ChangeSet.Of(view), view.BasePath, Paths);
        editor.Discard(view, changes);
        return [.. changes.Select(ChangeEntry.Of)];
    }
}
