namespace AgentOS.Workspace.Review;

/// <summary>
/// Brings changes up to date whose files the project changed, too: the merge becomes the agent's version, made from the base as it is now. What was
/// merged cleanly can be applied like any other change; what was not waits in the workspace, between conflict markers, for somebody to decide.
/// </summary>
public static class WorkspaceMerging
{
    /// <summary>Tells what <see cref="Run"/> would come to.</summary>
    /// <exception cref="Errors.AgentOSException">git is not installed.</exception>
    public static IReadOnlyList<Change> Preview(WorkspaceView view, IReadOnlyList<Change> changes, IReadOnlyList<Change> wanted) =>
        Merge(view, changes, wanted, static _ => { });

    /// <summary>Merges. Each file is changed in the workspace as a whole or not at all, and the base is not.</summary>
    /// <param name="editor">Holds the database.</param>
    /// <param name="view">The workspace; what it shows is out of date afterwards.</param>
    /// <param name="changes">All changes.</param>
    /// <param name="wanted">Those of them to be merged.</param>
    /// <returns>All changes, those that were to be merged as they are now.</returns>
    /// <exception cref="Errors.AgentOSException">git is not installed, or the database refused.</exception>
    public static IReadOnlyList<Change> Run(WorkspaceEditor editor, WorkspaceView view, IReadOnlyList<Change> changes, IReadOnlyList<Change> wanted) =>
        Merge(view, changes, wanted, merge => editor.Rebase(view, merge));

    private static List<Change> Merge(WorkspaceView view, IReadOnlyList<Change> changes, IReadOnlyList<Change> wanted, Action<FileMerge> keep)
    {
        FileMerger merger = new(view);
        HashSet<Change> chosen = [.. wanted];
        return [.. changes.Select(change => chosen.Contains(change) ? Merge(merger, change, keep) : change)];
    }

    private static Change Merge(FileMerger merger, Change change, Action<FileMerge> keep)
    {
        (FileMerge? merge, string? conflict) = merger.Merge(change);
        if (merge is null)
            return change with { Conflict = conflict };
        keep(merge);
        return merge.HasConflict
            ? change with { Conflict = MergeConflicts.Markers }
            : change with { IsBaseChanged = false, IsMerged = true, Mode = merge.Mode };
    }
}
