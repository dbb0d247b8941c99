using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Workspace.Review;

/// <summary>Which changes are to go into the project.</summary>
/// <param name="Database">The agent's file.</param>
/// <param name="Paths">Only these; none is all.</param>
/// <param name="Trusted">Trust files that may go.</param>
/// <param name="IsMerging">Whether files that the project changed, too, are merged.</param>
public sealed record ApplyRequest(DatabaseLocation Database, string[] Paths, string[] Trusted, bool IsMerging)
{
    /// <summary>What would be done.</summary>
    /// <exception cref="AgentOSException">A path was not changed, or an agent is running.</exception>
    public ApplyResult Preview()
    {
        using WorkspaceEditor editor = WorkspaceEditor.Open(Database);
        return ApplyResult.Of(Plan(WorkspaceMerging.Preview), []);
    }

    /// <summary>Does it.</summary>
    /// <exception cref="AgentOSException">A path was not changed, or an agent is running.</exception>
    public ApplyResult Run()
    {
        using WorkspaceEditor editor = WorkspaceEditor.Open(Database);
        ApplyPlan plan = Plan((view, changes, wanted) => WorkspaceMerging.Run(editor, view, changes, wanted));
        using WorkspaceView? merged = WorkspaceView.Open(Database);
        return ApplyResult.Of(plan, merged is null ? [] : WorkspaceApplication.Run(editor, merged, plan));
    }

    private ApplyPlan Plan(Func<WorkspaceView, IReadOnlyList<Change>, IReadOnlyList<Change>, IReadOnlyList<Change>> merge)
    {
        using WorkspaceView? view = WorkspaceView.Open(Database);
        if (view is null)
            return ApplyPlan.Of([], static _ => false);
        IReadOnlyList<Change> changes = ChangeSelection.Of(ChangeSet.Of(view), view.BasePath, Paths);
        HashSet<string> trusted = Trusted.Length > 0 ? [.. ChangeSelection.Of(changes, view.BasePath, Trusted).Select(change => change.Path)] : [];
        ApplyPlan plan = ApplyPlan.Of(changes, change => trusted.Contains(change.Path));
        return IsMerging ? ApplyPlan.Of(merge(view, changes, plan.Mergeable), change => trusted.Contains(change.Path)) : plan;
    }
}
