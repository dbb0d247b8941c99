using AgentOS.Storage.Files;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Inode 1 is the root: a directory that no entry names.</summary>
internal sealed class RootRule : IConsistencyRule
{
    private const string Subject = "inode 1";

    public string Code => "AF-5";

    public IEnumerable<Defect> Find(AdHocSql sql)
    {
        if (!sql.Exists("SELECT 1 FROM fs_inode WHERE ino = 1"))
        {
            yield return new Defect(Subject, "the root is missing", "make it", static sql => sql.Execute(
                "INSERT INTO fs_inode (ino, mode, nlink, atime, mtime, ctime) VALUES (1, ?1, 1, 0, 0, 0)", (long)(ModeBits.Directory | 0x1ED)));
        }

        if (sql.Exists("SELECT 1 FROM fs_inode WHERE ino = 1 AND (typeof(mode) <> 'integer' OR mode & ~4095 <> 16384)"))
        {
            yield return new Defect(Subject, "the root is no directory", "make it one", static sql => sql.Execute(
                "UPDATE fs_inode SET mode = 16384 | (CAST(mode AS INTEGER) & 4095) WHERE ino = 1"));
        }

        foreach (long id in sql.Select("SELECT id FROM fs_dentry WHERE ino = 1", static row => row.GetInt64(0)))
            yield return new Defect($"entry {id}", "it names the root", "remove it", sql => sql.Execute("DELETE FROM fs_dentry WHERE id = ?1", id));
    }
}
