using System.Text;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <summary>The directory of the database that holds the changes: made, with a note of the base they belong to, by the first change.</summary>
internal sealed class WorkspaceRoot(FileStore store, string basePath)
{
    private static readonly byte[] s_name = Encoding.UTF8.GetBytes(WorkspaceOpening.Directory);

    /// <summary>ENOENT before the first change.</summary>
    public Errno Find(out Inode root) => store.Lookup(IFileTree.RootInode, s_name, out root);

    public Errno Make(WorkspaceRecords records, in FileStatus status, out Inode root)
    {
        Errno error = store.Make(IFileTree.RootInode, s_name, new NewInode(status.Mode, 0, 0), out root);
        if (error == Errno.None)
            new WorkspaceIdentity(basePath, status.Inode, root.Number).Write(records);
        return error;
    }
}
