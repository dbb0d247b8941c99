using AgentOS.Errors;

namespace AgentOS.Workspace.Review;

/// <summary>
/// Puts changes into the base. Killed at any moment it leaves each file of the base old or new, and all changes with the agent: applying again
/// goes on, because what the base has already is no change.
/// </summary>
public static class WorkspaceApplication
{
    /// <summary>Makes the changes of a plan, then takes them out of the workspace.</summary>
    /// <returns>The changes that could not be made, with the reason.</returns>
    public static IReadOnlyList<(Change Change, AgentOSException Reason)> Run(WorkspaceEditor editor, WorkspaceView view, ApplyPlan plan)
    {
        BaseWriter writer = new(view, editor);
        List<(Change Change, AgentOSException Reason)> failures = [];
        List<Change> made = [];
        // A name that changes between file and directory is removed first, and what is in it.
        HashSet<string> written = plan.Applied.Where(change => change.Kind != ChangeKind.Deleted).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        HashSet<string> turned = plan.Applied.Where(change => change is { Kind: ChangeKind.Deleted, IsDirectory: true } && written.Contains(change.Path)).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        Change[] replaced = [.. plan.Applied.Where(change => change.Kind == ChangeKind.Deleted && (written.Contains(change.Path) || IsBelow(change.Path, turned)))];
        Make(Enumerable.Reverse(replaced), writer.Remove, failures, made);
        Make(plan.Applied.Where(change => change.Kind != ChangeKind.Deleted), writer.Write, failures, made);
        IEnumerable<Change> gone = plan.Applied.Where(change => change.Kind is ChangeKind.Deleted && !replaced.Contains(change) || (change.Kind is ChangeKind.Renamed && made.Contains(change)));
        List<Change> removed = [];
        Make(gone.OrderByDescending(change => change.OldPath ?? change.Path, StringComparer.Ordinal), writer.Remove, failures, removed);
        made.AddRange(removed.Where(change => change.Kind == ChangeKind.Deleted));
        editor.Settle(view, [.. plan.Applied.Where(made.Contains)]);
        return failures;
    }

    private static bool IsBelow(string path, HashSet<string> directories)
    {
        for (string? directory = Path.GetDirectoryName(path); !string.IsNullOrEmpty(directory); directory = Path.GetDirectoryName(directory))
        {
            if (directories.Contains(directory))
                return true;
        }

        return false;
    }

    private static void Make(IEnumerable<Change> changes, Action<Change> make, List<(Change Change, AgentOSException Reason)> failures, List<Change> made)
    {
        foreach (Change change in changes.ToArray())
        {
            try
            {
                make(change);
                made.Add(change);
            }
            catch (AgentOSException failure)
            {
                failures.Add((change, failure));
            }
        }
    }
}
