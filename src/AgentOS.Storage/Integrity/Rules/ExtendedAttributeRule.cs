using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Extended attributes belong to inodes, and have a name.</summary>
internal sealed class ExtendedAttributeRule : IConsistencyRule
{
    public string Code => "AF-33";

    public IEnumerable<Defect> Find(AdHocSql sql) => !sql.HasTable("agentos_xattr") ? [] : sql
        .Select("""
            SELECT ino, count(*) FROM agentos_xattr WHERE ino NOT IN (SELECT ino FROM fs_inode) OR length(name) = 0 GROUP BY ino
            """, static row => (Number: row.GetInt64(0), Count: row.GetInt64(1)))
        .Select(static found => new Defect($"inode {found.Number}", $"{found.Count} extended attributes belong to no inode, or have no name", "remove them", sql =>
            sql.Execute("DELETE FROM agentos_xattr WHERE ino = ?1 AND (ino NOT IN (SELECT ino FROM fs_inode) OR length(name) = 0)", found.Number)));
}
