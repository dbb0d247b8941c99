using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Inode numbers are above 0, as node ids of a mount are, and leave room for the next ones.</summary>
internal sealed class InodeNumberRule : IConsistencyRule
{
    public string Code => "AF-21";

    public IEnumerable<Defect> Find(AdHocSql sql) => sql
        .Select("SELECT ino FROM fs_inode WHERE ino NOT BETWEEN 1 AND ?1", static row => row.GetInt64(0), RowNumberRule.Largest)
        .Select(static number => new Defect($"inode {number}", "its number is out of range", "give it the next free number", sql => Renumber(sql, number)));

    private static void Renumber(AdHocSql sql, long number)
    {
        long free = sql.SelectNumber(
            """
            SELECT max(number) + 1 FROM (
              SELECT 1 AS number UNION ALL SELECT max(ino) FROM fs_inode WHERE ino BETWEEN 1 AND ?1 UNION ALL
              SELECT max(ino) FROM fs_dentry WHERE typeof(ino) = 'integer' AND ino BETWEEN 1 AND ?1)
            """, RowNumberRule.Largest)!.Value;
        sql.Execute("UPDATE fs_inode SET ino = ?2 WHERE ino = ?1", number, free);
        sql.Execute("UPDATE fs_dentry SET ino = ?2 WHERE ino = ?1", number, free);
        sql.Execute("UPDATE OR IGNORE fs_dentry SET parent_ino = ?2 WHERE parent_ino = ?1", number, free);
        sql.Execute("UPDATE OR IGNORE fs_data SET ino = ?2 WHERE ino = ?1", number, free);
        if (sql.HasTable("fs_symlink"))
            sql.Execute("UPDATE OR IGNORE fs_symlink SET ino = ?2 WHERE ino = ?1", number, free);
        if (sql.HasTable("agentos_xattr"))
            sql.Execute("UPDATE OR IGNORE agentos_xattr SET ino = ?2 WHERE ino = ?1", number, free);
    }
}
