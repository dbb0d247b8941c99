using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Every entry is in a directory, and names a number.</summary>
internal sealed class EntryParentRule : IConsistencyRule
{
    public string Code => "AF-25";

    public IEnumerable<Defect> Find(AdHocSql sql) => FindNumberless(sql).Concat(FindStray(sql));

    private static IEnumerable<Defect> FindNumberless(AdHocSql sql) => sql
        .Select("SELECT id FROM fs_dentry WHERE typeof(parent_ino) <> 'integer' OR typeof(ino) <> 'integer'", static row => row.GetInt64(0))
        .Select(static id => new Defect($"entry {id}", "it is in, or names, what is no inode number", "remove it", sql =>
            sql.Execute("DELETE FROM fs_dentry WHERE id = ?1", id)));

    private static IEnumerable<Defect> FindStray(AdHocSql sql) => sql
        .Select("""
            SELECT d.id, d.ino, d.parent_ino, i.ino IS NULL FROM fs_dentry d LEFT JOIN fs_inode i ON i.ino = d.parent_ino
            WHERE typeof(d.parent_ino) = 'integer' AND (i.ino IS NULL OR (i.mode & 61440) <> 16384)
            """, static row => (Id: row.GetInt64(0), Number: row.GetInt64(1), Parent: row.GetInt64(2), IsMissing: row.GetInt64(3) == 1))
        .Select(static entry => new Defect(
            $"entry {entry.Id}", $"it is in inode {entry.Parent}, which is {(entry.IsMissing ? "missing" : "no directory")}",
            $"remove it; inode {entry.Number} goes to /lost+found unless it has another name",
            sql => sql.Execute("DELETE FROM fs_dentry WHERE id = ?1", entry.Id)));
}
