using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Storage;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace;

/// <summary>Makes <c>/workspace</c> of a database free for a workspace: an agent that had no project may have used it as a folder of its own.</summary>
public static class WorkspacePlace
{
    private static readonly byte[] s_name = Encoding.UTF8.GetBytes(WorkspaceOpening.Directory);

    /// <summary>Moves what is there and is no workspace to <c>/workspace-N</c>, the first that is free; an empty directory goes.</summary>
    /// <param name="database">The file; it must be there and not in use.</param>
    /// <param name="clock">The clock.</param>
    /// <returns>Where it was moved, as a name; null when nothing had to be.</returns>
    /// <exception cref="AgentOSException">The file cannot be used, or refuses.</exception>
    public static string? Free(DatabaseLocation database, TimeProvider clock)
    {
        using FileStore store = FileStore.Open(database, clock);
        WorkspaceIdentity? identity = null;
        Demand(store.Inspect(records => identity = WorkspaceIdentity.Read(records)), database);
        Errno error = store.Lookup(IFileTree.RootInode, s_name, out Inode there);
        if (error == Errno.ENOENT || (error == Errno.None && there.Number == identity?.Root))
            return null;
        Demand(error, database);
        string? moved = store.RemoveDirectory(IFileTree.RootInode, s_name) == Errno.None ? null : Move(store, database);
        Demand(store.Synchronize(), database);
        return moved;
    }

    private static string Move(FileStore store, DatabaseLocation database)
    {
        for (int number = 1; ; number++)
        {
            string name = $"{WorkspaceOpening.Directory}-{number}";
            Errno error = store.Rename(IFileTree.RootInode, s_name, IFileTree.RootInode, Encoding.UTF8.GetBytes(name), RenameFlags.NoReplace);
            if (error == Errno.EEXIST)
                continue;
            Demand(error, database);
            return name;
        }
    }

    private static void Demand(Errno error, DatabaseLocation database)
    {
        if (error != Errno.None)
            throw new AgentOSException(WorkspaceErrors.StoreFailed, "make room for a workspace in", database.Path, error.Describe());
    }
}
