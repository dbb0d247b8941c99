using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace.Review;

/// <summary>The workspace of a database as it is now and the base it belongs to, for reading, also while an agent works in it.</summary>
public sealed class WorkspaceView : IDisposable
{
    private WorkspaceView(SnapshotTree tree, WorkspaceRecords records, WorkspaceIdentity identity, BaseTree directory)
    {
        Tree = tree;
        Records = records;
        Identity = identity;
        Base = directory;
        Origins = new OriginMap(records);
    }

    /// <summary>The directory underneath.</summary>
    public string BasePath => Identity.Path;

    internal SnapshotTree Tree { get; }

    internal WorkspaceRecords Records { get; }

    internal WorkspaceIdentity Identity { get; }

    internal BaseTree Base { get; }

    internal OriginMap Origins { get; }

    /// <summary>Opens the workspace; null when the agent changed nothing.</summary>
    /// <exception cref="AgentOSException">The file or the base cannot be used.</exception>
    public static WorkspaceView? Open(DatabaseLocation database)
    {
        SnapshotTree tree = SnapshotTree.Open(database, snapshot: null);
        try
        {
            WorkspaceRecords? records = tree.OpenWorkspace();
            WorkspaceIdentity? identity = WorkspaceIdentity.Read(records);
            if (identity is not null)
                return new WorkspaceView(tree, records!, identity, OpenBase(identity, database));
            if (tree.FindPeerOverlay() is { } peer)
                throw new AgentOSException(WorkspaceErrors.PeerOverlay, "review", database.Path, $"over '{peer.BasePath}'");
            tree.Dispose();
            return null;
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    /// <summary>Whether the base still has the file that a copy was begun from.</summary>
    internal bool HasStarted(Origin origin) =>
        Base.GetStatus(origin.Path, out FileStatus status) == Errno.None && BaseTree.StampOf(status).HasContentOf(origin.Stamp);

    /// <inheritdoc/>
    public void Dispose()
    {
        Base.Dispose();
        Tree.Dispose();
    }

    private static BaseTree OpenBase(WorkspaceIdentity identity, DatabaseLocation database)
    {
        try
        {
            BaseTree tree = new(DirectoryRoot.Open(identity.Path), HiddenNames.Of(identity.Path, database));
            if (tree.GetStatus([], out FileStatus status) == Errno.None)
                identity.Require(identity.Path, status);
            return tree;
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(WorkspaceErrors.BaseUnusable, "open the workspace's base", identity.Path, failure.Message, failure);
        }
    }
}
