using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration.Steps;

/// <summary>Link counts: the number of names, and 1 for a directory. Older files have none, and some writers count a directory's own entries.</summary>
internal sealed class LinkCountStep : IMigrationStep
{
    private const string Right = """
        SELECT i.ino, CASE WHEN i.ino = 1 OR ((i.mode & 61440) = 16384 AND n.names > 0) THEN 1 ELSE coalesce(n.names, 0) END AS links
        FROM fs_inode i LEFT JOIN (SELECT ino, count(*) AS names FROM fs_dentry GROUP BY ino) n ON n.ino = i.ino
        """;

    public string? Describe(AdHocSql sql)
    {
        string wrong = sql.HasColumn("fs_inode", "nlink")
            ? $"SELECT count(*) FROM fs_inode i JOIN ({Right}) r ON r.ino = i.ino WHERE i.nlink <> r.links"
            : "SELECT count(*) FROM fs_inode";
        long count = sql.SelectNumber(wrong) ?? 0;
        return count == 0 ? null : $"count the names of {count} inodes";
    }

    public void Apply(AdHocSql sql) => sql.Execute($"UPDATE fs_inode SET nlink = r.links FROM ({Right}) r WHERE r.ino = fs_inode.ino AND nlink <> r.links");
}
