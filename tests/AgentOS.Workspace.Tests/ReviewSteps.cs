using AgentOS.Workspace.Review;

namespace AgentOS.Workspace.Tests;

/// <summary>What a person does with an agent's changes, as the commands do it.</summary>
internal static class ReviewSteps
{
    public static string Summary(MountedWorkspace workspace)
    {
        using WorkspaceView? view = WorkspaceView.Open(workspace.Database);
        return view is null ? "" : string.Join(',', ChangeSet.Of(view).Select(change =>
            $"{change.Letter} {(change.OldPath is { } old ? old + " -> " : "")}{change.Path}{(change.IsDirectory ? "/" : "")}"));
    }

    public static ApplyPlan Apply(MountedWorkspace workspace, Func<Change, bool>? isTrusted = null)
    {
        using WorkspaceEditor editor = WorkspaceEditor.Open(workspace.Database);
        using WorkspaceView? view = WorkspaceView.Open(workspace.Database);
        ApplyPlan plan = ApplyPlan.Of(view is null ? [] : ChangeSet.Of(view), isTrusted ?? (_ => false));
        if (view is not null)
            _ = WorkspaceApplication.Run(editor, view, plan);
        return plan;
    }

    /// <summary>As <c>apply --3way</c>.</summary>
    public static ApplyPlan Merge(MountedWorkspace workspace)
    {
        using WorkspaceEditor editor = WorkspaceEditor.Open(workspace.Database);
        IReadOnlyList<Change> changes;
        using (WorkspaceView view = WorkspaceView.Open(workspace.Database)!)
        {
            changes = ChangeSet.Of(view);
            changes = WorkspaceMerging.Run(editor, view, changes, ApplyPlan.Of(changes, _ => false).Mergeable);
        }

        ApplyPlan plan = ApplyPlan.Of(changes, _ => false);
        using WorkspaceView merged = WorkspaceView.Open(workspace.Database)!;
        Assert.Empty(WorkspaceApplication.Run(editor, merged, plan));
        return plan;
    }

    public static void Discard(MountedWorkspace workspace, Func<Change, bool> choose)
    {
        using WorkspaceEditor editor = WorkspaceEditor.Open(workspace.Database);
        using WorkspaceView view = WorkspaceView.Open(workspace.Database)!;
        editor.Discard(view, [.. ChangeSet.Of(view).Where(choose)]);
    }
}
