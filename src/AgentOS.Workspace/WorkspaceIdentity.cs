using System.Globalization;
using AgentOS.Errors;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <summary>Which directory the changes in a database belong to.</summary>
/// <param name="Path">The directory, absolute and without links.</param>
/// <param name="Inode">Its inode number: another directory that took its place is another base.</param>
/// <param name="Root">The inode of the database that holds the changes.</param>
internal sealed record WorkspaceIdentity(string Path, long Inode, long Root)
{
    private const string PathKey = "base_path", InodeKey = "base_inode", RootKey = "root_inode";

    /// <summary>Null when the database has no workspace.</summary>
    public static WorkspaceIdentity? Read(WorkspaceRecords? records) =>
        records?.GetSetting(PathKey) is { } path ? new WorkspaceIdentity(path, Number(records!, InodeKey), Number(records!, RootKey)) : null;

    public void Write(WorkspaceRecords records)
    {
        records.SetSetting(PathKey, Path);
        records.SetSetting(InodeKey, Inode.ToString(CultureInfo.InvariantCulture));
        records.SetSetting(RootKey, Root.ToString(CultureInfo.InvariantCulture));
    }

    /// <exception cref="AgentOSException">The changes belong to another directory.</exception>
    public void Require(string path, in FileStatus status)
    {
        if (Path == path && Inode == status.Inode)
            return;
        string detail = Path == path ? "another directory lies at its path now" : $"they were made over '{Path}'";
        throw new AgentOSException(WorkspaceErrors.OtherBase, "use the workspace", path, detail);
    }

    private static long Number(WorkspaceRecords records, string key) => long.Parse(records.GetSetting(key) ?? "0", CultureInfo.InvariantCulture);
}
