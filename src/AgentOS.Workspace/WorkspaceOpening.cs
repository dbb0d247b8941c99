using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <summary>Lays the changes kept in a database over the directory they belong to.</summary>
public static class WorkspaceOpening
{
    /// <summary>The directory of the database that holds the changes.</summary>
    public const string Directory = "workspace";

    /// <summary>Opens the workspace, or starts one when the database has none.</summary>
    /// <param name="store">The open database; it must outlive the tree.</param>
    /// <param name="basePath">The directory underneath, absolute and without links.</param>
    /// <param name="database">The database: its file, and the one its key came from, are hidden from the workspace when they lie in the base.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="WorkspaceErrors"/>.</exception>
    public static OverlayTree Open(FileStore store, string basePath, DatabaseLocation database)
    {
        BaseTree tree = OpenBase(basePath, database);
        try
        {
            Check(store.FindPeerOverlay(out PeerOverlay? peer), basePath);
            if (peer is not null)
                throw new AgentOSException(WorkspaceErrors.PeerOverlay, "open the workspace", database.Path, $"over '{peer.BasePath}'");
            Check(tree.GetStatus([], out FileStatus status), basePath);
            OverlayTree? overlay = null;
            Errno error = Errno.None;
            Check(store.Inspect(records => error = Open(store, tree, records, basePath, status, out overlay)), basePath);
            Check(error, basePath);
            return overlay!;
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    private static BaseTree OpenBase(string basePath, DatabaseLocation database)
    {
        try
        {
            return new BaseTree(DirectoryRoot.Open(basePath), HiddenNames.Of(basePath, database));
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(WorkspaceErrors.BaseUnusable, "open the workspace", basePath, failure.Message, failure);
        }
    }

    private static Errno Open(FileStore store, BaseTree tree, WorkspaceRecords? records, string basePath, in FileStatus status, out OverlayTree? overlay)
    {
        overlay = null;
        WorkspaceIdentity? identity = WorkspaceIdentity.Read(records);
        identity?.Require(basePath, status);
        WorkspaceRoot root = new(store, basePath);
        Errno error = root.Find(out Inode inode);
        if (error == Errno.None && inode.Number != identity?.Root)
            throw new AgentOSException(WorkspaceErrors.PlaceTaken, "open the workspace", $"/{Directory}");
        if (error is not (Errno.None or Errno.ENOENT))
            return error;
        OriginMap origins = new(records);
        overlay = new OverlayTree(store, tree, root, origins, new NodeTable(origins, inode.Number, BaseTree.StampOf(status)));
        return Errno.None;
    }

    private static void Check(Errno error, string path)
    {
        if (error != Errno.None)
            throw new AgentOSException(WorkspaceErrors.StoreFailed, "open the workspace", path, error.Describe());
    }
}
