using AgentOS.Sqlite;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Snapshots;

/// <summary>
/// Looks for traces of programs that changed files without keeping what was there: other SDKs of the format, sqlite3. Their new inodes have a
/// number above the snapshot's highest, their changed ones a newer time, and neither has an image. What leaves no such trace (a
/// deleted file, a key-value) cannot be seen.
/// </summary>
internal static class StrangerCheck
{
    /// <summary>Files changed since a snapshot that it cannot bring back for certain.</summary>
    internal static long Count(SqliteDatabase database, SnapshotRow snapshot, DateTimeOffset now)
    {
        // Times in the future were set on purpose, perhaps before the snapshot.
        using SqliteStatement count = database.Prepare("""
            SELECT count(*) FROM main.fs_inode AS i
            WHERE (i.ino > ?1 OR (max(i.mtime, i.ctime) > ?2 AND max(i.mtime, i.ctime) <= ?3))
              AND NOT EXISTS (SELECT 1 FROM main.agentos_before_fs_inode AS kept WHERE kept.ino = i.ino AND kept.snapshot >= ?4)
            """u8);
        count.Bind(1, snapshot.LastInode).Bind(2, snapshot.Created.Seconds).Bind(3, FileTime.From(now).Seconds).Bind(4, snapshot.Id).Step();
        return count.GetInt64(0);
    }
}
