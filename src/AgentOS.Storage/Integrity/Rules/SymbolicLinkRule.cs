using System.Text;
using System.Text.Unicode;
using AgentOS.Sqlite;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Every symbolic link, and nothing else, has a target, whose length is its size.</summary>
internal sealed class SymbolicLinkRule : IConsistencyRule
{
    public string Code => "AF-32";

    public IEnumerable<Defect> Find(AdHocSql sql) => !sql.HasTable("fs_symlink") ? [] :
    [
        .. sql.Select("""
            SELECT s.ino FROM fs_symlink s LEFT JOIN fs_inode i ON i.ino = s.ino WHERE i.ino IS NULL OR (i.mode & 61440) <> 40960
            """, static row => row.GetInt64(0)).Select(Stray),
        .. sql.Select("""
            SELECT i.ino FROM fs_inode i LEFT JOIN fs_symlink s ON s.ino = i.ino
            WHERE (i.mode & 61440) = 40960 AND i.ino > 1 AND (s.ino IS NULL OR length(CAST(s.target AS BLOB)) = 0 OR instr(CAST(s.target AS BLOB), x'00') > 0)
            """, static row => row.GetInt64(0)).Select(Targetless),
        .. sql.Select("""
            SELECT i.ino, i.size, length(CAST(s.target AS BLOB)) FROM fs_inode i JOIN fs_symlink s ON s.ino = i.ino
            WHERE (i.mode & 61440) = 40960 AND i.size <> length(CAST(s.target AS BLOB))
            """, Missized),
        .. sql.Select("SELECT ino, target FROM fs_symlink", Mistyped).OfType<Defect>(),
    ];

    private static Defect Stray(long number) => new($"inode {number}", "it has a link's target, but is no symbolic link", "remove the target", sql =>
        sql.Execute("DELETE FROM fs_symlink WHERE ino = ?1", number));

    // Its name stays, as an empty file: that something was there is all there is to save.
    private static Defect Targetless(long number) => new($"inode {number}", "it is a symbolic link without a target", "make it an empty file", sql =>
    {
        sql.Execute("DELETE FROM fs_symlink WHERE ino = ?1", number);
        sql.Execute("UPDATE fs_inode SET mode = 32768 | (mode & 511), size = 0 WHERE ino = ?1", number);
    });

    private static Defect Missized(SqliteStatement row)
    {
        long number = row.GetInt64(0);
        return new Defect($"inode {number}", $"its size is {row.GetInt64(1)}, but its target has {row.GetInt64(2)} bytes", "set the size", sql =>
            sql.Execute("UPDATE fs_inode SET size = (SELECT length(CAST(target AS BLOB)) FROM fs_symlink WHERE ino = ?1) WHERE ino = ?1 AND (mode & 61440) = 40960", number));
    }

    private static Defect? Mistyped(SqliteStatement row)
    {
        byte[] target = row.GetBytes(1).ToArray();
        SqliteType right = Utf8.IsValid(target) ? SqliteType.Text : SqliteType.Blob;
        if (row.GetType(1) == right || target.Length == 0)
            return null;
        long number = row.GetInt64(0);
        return new Defect($"inode {number}", $"its target is stored as {row.GetType(1)}", $"store it as {right}", sql =>
            sql.Execute("UPDATE fs_symlink SET target = ?2 WHERE ino = ?1", number, right == SqliteType.Text ? Encoding.UTF8.GetString(target) : target));
    }
}
