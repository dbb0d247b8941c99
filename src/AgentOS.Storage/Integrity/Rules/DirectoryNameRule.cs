using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>A directory has one name: hard links are for files.</summary>
internal sealed class DirectoryNameRule : IConsistencyRule
{
    public string Code => "AF-27";

    // The older name is kept.
    public IEnumerable<Defect> Find(AdHocSql sql) => sql
        .Select("""
            SELECT d.id, d.ino FROM fs_dentry d JOIN (
              SELECT e.ino, min(e.id) AS first FROM fs_dentry e JOIN fs_inode i ON i.ino = e.ino
              WHERE i.ino <> 1 AND (i.mode & 61440) = 16384 GROUP BY e.ino HAVING count(*) > 1) n ON n.ino = d.ino
            WHERE d.id > n.first
            """, static row => (Id: row.GetInt64(0), Number: row.GetInt64(1)))
        .Select(static entry => new Defect($"inode {entry.Number}", $"entry {entry.Id} is a second name of this directory", "remove the second name", sql =>
            sql.Execute("DELETE FROM fs_dentry WHERE id = ?1", entry.Id)));
}
