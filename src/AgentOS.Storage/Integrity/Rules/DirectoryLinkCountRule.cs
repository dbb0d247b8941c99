using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>The link count of a directory is stored as 1.</summary>
internal sealed class DirectoryLinkCountRule : IConsistencyRule
{
    public string Code => "AF-6";

    // A directory that is held by a mount without having a name is the business of the rule about all link counts.
    public IEnumerable<Defect> Find(AdHocSql sql) => sql
        .Select("""
            SELECT ino, nlink FROM fs_inode WHERE (mode & 61440) = 16384 AND nlink <> 1 AND (ino = 1 OR ino IN (SELECT ino FROM fs_dentry))
            """, static row => (Number: row.GetInt64(0), Links: row.GetInt64(1)))
        .Select(static found => new Defect($"inode {found.Number}", $"it is a directory with nlink {found.Links}", "set nlink to 1", sql =>
            sql.Execute("UPDATE fs_inode SET nlink = 1 WHERE ino = ?1", found.Number)));
}
