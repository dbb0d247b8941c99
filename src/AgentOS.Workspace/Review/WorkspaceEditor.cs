using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Storage;
using AgentOS.Storage.Files;
using AgentOS.Storage.Timeline;

namespace AgentOS.Workspace.Review;

/// <summary>Takes changes out of the workspace of a database that no agent is using: because they were dropped, or because the base has them now.</summary>
public sealed class WorkspaceEditor : IDisposable
{
    private readonly FileStore _store;

    private WorkspaceEditor(FileStore store) => _store = store;

    /// <summary>Takes the database for itself: no agent can start meanwhile.</summary>
    /// <exception cref="AgentOSException">It cannot be used, or an agent is running.</exception>
    public static WorkspaceEditor Open(DatabaseLocation database) => new(FileStore.Open(database, TimeProvider.System));

    /// <summary>The paths show the base again.</summary>
    /// <exception cref="AgentOSException">A change cannot be taken back without its directory; nothing was changed.</exception>
    public void Discard(WorkspaceView view, IReadOnlyList<Change> changes)
    {
        DirectoryRule.RequireWhole(changes, "discard");
        Edit("discard", view, changes, static (paths, directory) => paths.RemoveDirectory(directory.PathBytes));
    }

    /// <summary>The base has the changes now: they are none any more.</summary>
    public void Settle(WorkspaceView view, IReadOnlyList<Change> applied) =>
        Edit("apply", view, applied, (paths, directory) => paths.Rebase(directory.PathBytes, view.Base));

    /// <summary>The agent's version of a file is a merge with the base now, made from what the base has.</summary>
    internal void Rebase(WorkspaceView view, FileMerge merge)
    {
        Errno error = _store.Together(records =>
        {
            WorkspacePaths paths = new(_store, records, new OriginMap(records), view.Identity.Root);
            return paths.Rebase(merge);
        });
        if (error == Errno.None)
            error = _store.Synchronize();
        if (error != Errno.None)
            throw new AgentOSException(WorkspaceErrors.StoreFailed, "merge", merge.Change.Path, error.Describe());
    }

    /// <summary>A large file is about to be put into the base as this inode.</summary>
    internal void Note(Change change, long inode) => ApplyJournal.Note(_store, change.PathBytes, inode);

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    private void Edit(string operation, WorkspaceView view, IReadOnlyList<Change> changes, Action<WorkspacePaths, Change> editDirectory)
    {
        Errno error = _store.Together(records =>
        {
            WorkspacePaths paths = new(_store, records, new OriginMap(records), view.Identity.Root);
            foreach (Change change in changes)
                _ = _store.Record(new TimelineEvent(operation, $"/{WorkspaceOpening.Directory}/{change.Path}", Cause: view.BasePath));
            foreach (Change change in changes.Reverse()) // What is in a directory comes before it.
                Edit(paths, change, editDirectory);
            return new WorkspacePruning(_store, records, view).Run();
        });
        if (error != Errno.None)
            throw new AgentOSException(WorkspaceErrors.StoreFailed, "edit the workspace", view.BasePath, error.Describe());
    }

    private static void Edit(WorkspacePaths paths, Change change, Action<WorkspacePaths, Change> editDirectory)
    {
        if (change.Kind is ChangeKind.Renamed or ChangeKind.Deleted)
            paths.Show(change.OldPathBytes!);
        if (change.Inode == 0)
            return;
        if (change.IsDirectory)
            editDirectory(paths, change);
        else
            paths.Remove(change.PathBytes);
    }
}
