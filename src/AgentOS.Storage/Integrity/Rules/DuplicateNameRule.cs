using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>A name is in a directory once. Only a table without its unique index can break this.</summary>
internal sealed class DuplicateNameRule : IConsistencyRule
{
    public string Code => "AF-26";

    public IEnumerable<Defect> Find(AdHocSql sql) => sql
        .Select("""
            SELECT id, parent_ino, CAST(name AS TEXT) FROM fs_dentry
            WHERE id NOT IN (SELECT min(id) FROM fs_dentry GROUP BY parent_ino, name)
            """, static row => (Id: row.GetInt64(0), Parent: row.GetInt64(1), Name: row.GetText(2) ?? ""))
        .Select(static entry => new Defect($"entry {entry.Id}", $"its directory has '{entry.Name}' already", "rename it", sql =>
            sql.Execute("UPDATE fs_dentry SET name = ?2 WHERE id = ?1", entry.Id, FreeName.Find(sql, entry.Parent, $"{entry.Name}~{entry.Id}"))));
}
