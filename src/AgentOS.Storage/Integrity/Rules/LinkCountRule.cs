using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>The link count is the number of names.</summary>
internal sealed class LinkCountRule : IConsistencyRule
{
    public string Code => "AF-30";

    public IEnumerable<Defect> Find(AdHocSql sql) => sql
        .Select("""
            SELECT i.ino, i.nlink, coalesce(n.names, 0) FROM fs_inode i
            LEFT JOIN (SELECT ino, count(*) AS names FROM fs_dentry GROUP BY ino) n ON n.ino = i.ino
            WHERE i.ino <> 1 AND i.nlink <> coalesce(n.names, 0) AND ((i.mode & 61440) <> 16384 OR n.names IS NULL)
            """, static row => (Number: row.GetInt64(0), Links: row.GetInt64(1), Names: row.GetInt64(2)))
        .Select(static found => new Defect($"inode {found.Number}", $"its nlink is {found.Links}, but it has {found.Names} names", $"set nlink to {found.Names}", sql =>
            sql.Execute("UPDATE fs_inode SET nlink = (SELECT count(*) FROM fs_dentry WHERE ino = ?1) WHERE ino = ?1", found.Number)));
}
