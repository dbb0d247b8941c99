using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Inode numbers are above 0, as node ids of a mount are.</summary>
internal sealed class InodeNumberRule : IConsistencyRule
{
    public string Code => "AF-21";

    public IEnumerable<Defect> Find(AdHocSql sql) => sql
        .Select("SELECT ino FROM fs_inode WHERE ino <= 0", static row => row.GetInt64(0))
        .Select(static number => new Defect($"inode {number}", "its number is not above 0", "give it the next free number", sql => Renumber(sql, number)));

    private static void Renumber(AdHocSql sql, long number)
    {
        long free = sql.SelectNumber("SELECT max((SELECT max(ino) FROM fs_inode), (SELECT max(ino) FROM fs_dentry), 1) + 1")!.Value;
        sql.Execute("UPDATE fs_inode SET ino = ?2 WHERE ino = ?1", number, free);
        sql.Execute("UPDATE fs_dentry SET ino = ?2 WHERE ino = ?1", number, free);
        sql.Execute("UPDATE OR IGNORE fs_dentry SET parent_ino = ?2 WHERE parent_ino = ?1", number, free);
        sql.Execute("UPDATE OR IGNORE fs_data SET ino = ?2 WHERE ino = ?1", number, free);
        if (sql.HasTable("fs_symlink"))
            sql.Execute("UPDATE OR IGNORE fs_symlink SET ino = ?2 WHERE ino = ?1", number, free);
    }
}
