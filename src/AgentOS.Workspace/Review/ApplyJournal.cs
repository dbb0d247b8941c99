using System.Globalization;
using System.Text;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace.Review;

/// <summary>
/// Remembers which inode is about to take a large file's place in the base. Its unchanged part is nowhere else, so after a crash the content can
/// not tell whether it was applied; the inode number can, because renaming keeps it.
/// </summary>
internal static class ApplyJournal
{
    private const string Prefix = "applied:";

    /// <summary>Returns when the note is on disk.</summary>
    public static void Note(FileStore store, byte[] path, long inode)
    {
        _ = store.Together(records =>
        {
            records.SetSetting(Key(path), inode.ToString(CultureInfo.InvariantCulture));
            return Linux.Errno.None;
        });
        _ = store.Synchronize();
    }

    /// <summary>Whether what lies in the base is what was put there.</summary>
    public static bool IsDone(WorkspaceRecords records, byte[] path, in FileStatus status) =>
        records.GetSetting(Key(path)) == status.Inode.ToString(CultureInfo.InvariantCulture);

    /// <summary>Everything noted is out of the workspace.</summary>
    public static void Clear(WorkspaceRecords records) => records.DeleteSettingsBelow(Prefix);

    private static string Key(byte[] path) => Prefix + Encoding.Latin1.GetString(path);
}
