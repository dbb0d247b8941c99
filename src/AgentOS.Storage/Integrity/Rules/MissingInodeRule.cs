using AgentOS.Storage.Files;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Every entry names an inode. One whose row is gone is made again from what is left of it: entries, target or content.</summary>
internal sealed class MissingInodeRule : IConsistencyRule
{
    public string Code => "AF-22";

    public IEnumerable<Defect> Find(AdHocSql sql) => sql
        .Select("""
            SELECT DISTINCT d.ino FROM fs_dentry d LEFT JOIN fs_inode i ON i.ino = d.ino WHERE i.ino IS NULL AND d.ino <> 1 AND typeof(d.ino) = 'integer' ORDER BY d.ino
            """, static row => row.GetInt64(0))
        .Select(number => Describe(sql, number));

    private static Defect Describe(AdHocSql sql, long number)
    {
        Defect missing = new($"inode {number}", "an entry names it, but it is missing", "remove the entry", sql =>
            sql.Execute("DELETE FROM fs_dentry WHERE ino = ?1", number));
        if (number <= 0)
            return missing;
        if (sql.Exists("SELECT 1 FROM fs_dentry WHERE parent_ino = ?1", number))
            return missing with { Repair = "make it a directory again, of the entries it has", Mend = sql => Make(sql, number, ModeBits.Directory | 0x1ED, "0") };
        if (sql.HasTable("fs_symlink") && sql.Exists("SELECT 1 FROM fs_symlink WHERE ino = ?1", number))
        {
            return missing with
            {
                Repair = "make it a symbolic link again, to the target it has",
                Mend = sql => Make(sql, number, ModeBits.SymbolicLink | 0x1FF, "(SELECT length(CAST(target AS BLOB)) FROM fs_symlink WHERE ino = ?1)"),
            };
        }

        // Its size is that of the stored content, which the rule about chunks sees to.
        return sql.Exists("SELECT 1 FROM fs_data WHERE ino = ?1", number)
            ? missing with { Repair = "make it a file again, of the content it has", Mend = sql => Make(sql, number, ModeBits.Regular | 0x180, "0") }
            : missing;
    }

    private static void Make(AdHocSql sql, long number, uint mode, string size) => sql.Execute(
        $"INSERT OR IGNORE INTO fs_inode (ino, mode, nlink, size, atime, mtime, ctime) VALUES (?1, ?2, 1, {size}, 0, 0, 0)", number, (long)mode);
}
