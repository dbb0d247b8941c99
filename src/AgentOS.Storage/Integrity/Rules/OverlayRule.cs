using AgentOS.Sqlite;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>The peer's overlay tables, where a file has them: whiteouts are absolute paths under their parent, origins are of inodes that exist.</summary>
internal sealed class OverlayRule : IConsistencyRule
{
    // Everything before the last component; "/" for what is in the root. SQLite has no function for it: what is left after cutting the tail of non-slashes.
    private const string Parent = "coalesce(nullif(rtrim(rtrim(path, replace(path, '/', '')), '/'), ''), '/')";

    public string Code => "AF-36";

    public IEnumerable<Defect> Find(AdHocSql sql) => [.. FindOrigins(sql), .. FindWhiteouts(sql), .. FindParents(sql)];

    private static IEnumerable<Defect> FindOrigins(AdHocSql sql) => !sql.HasTable("fs_origin") ? [] : sql
        .Select("SELECT delta_ino FROM fs_origin WHERE delta_ino NOT IN (SELECT ino FROM fs_inode)", static row => row.GetInt64(0))
        .Select(static number => new Defect($"inode {number}", "it has an origin in the base, but is missing", "remove the origin", sql =>
            sql.Execute("DELETE FROM fs_origin WHERE delta_ino = ?1", number)));

    private static IEnumerable<Defect> FindWhiteouts(AdHocSql sql) => !sql.HasTable("fs_whiteout") ? [] : sql
        .Select("SELECT rowid, path FROM fs_whiteout WHERE path IS NULL OR path NOT LIKE '/_%' OR path LIKE '%/' OR path LIKE '%//%'", static row =>
            new Defect($"whiteout '{row.GetText(1)}'", "it is no absolute path", "remove it", Remove(row)));

    private static IEnumerable<Defect> FindParents(AdHocSql sql) => !sql.HasColumn("fs_whiteout", "parent_path") ? [] : sql
        .Select($"SELECT path FROM fs_whiteout WHERE path LIKE '/_%' AND parent_path IS NOT {Parent}", static row => row.GetText(0)!)
        .Select(static path => new Defect($"whiteout '{path}'", "its parent_path is another directory's", "set it", sql =>
            sql.Execute($"UPDATE fs_whiteout SET parent_path = {Parent} WHERE path = ?1", path)));

    private static Action<AdHocSql> Remove(SqliteStatement row)
    {
        long id = row.GetInt64(0);
        return sql => sql.Execute("DELETE FROM fs_whiteout WHERE rowid = ?1", id);
    }
}
