using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>The numbers that SQLite gives out leave room for the next ones: at the largest possible, every insert fails as if the disk were full.</summary>
/// <remarks>sqlite.org/autoinc.html</remarks>
internal sealed class RowNumberRule : IConsistencyRule
{
    /// <summary>Half of what there is; nobody gets there by counting.</summary>
    internal const long Largest = long.MaxValue / 2;

    public string Code => "AF-37";

    public IEnumerable<Defect> Find(AdHocSql sql) =>
        [.. FindRows(sql, "fs_dentry"), .. FindRows(sql, "tool_calls"), .. FindSequence(sql, "fs_inode", "ino"), .. FindSequence(sql, "fs_dentry", "id"), .. FindSequence(sql, "tool_calls", "id")];

    private static IEnumerable<Defect> FindRows(AdHocSql sql, string table) => !sql.HasTable(table) ? [] : sql
        .Select($"SELECT id FROM {table} WHERE id NOT BETWEEN 1 AND ?1", static row => row.GetInt64(0), Largest)
        .Select(id => new Defect($"{table} row {id}", "its number is out of range", "give it the next free number", sql => sql.Execute(
            $"UPDATE {table} SET id = (SELECT coalesce(max(id), 0) + 1 FROM {table} WHERE id BETWEEN 1 AND ?2) WHERE id = ?1", id, Largest)));

    private static IEnumerable<Defect> FindSequence(AdHocSql sql, string table, string column) => !sql.HasTable(table) ? [] : sql
        .Select("SELECT CAST(seq AS TEXT) FROM sqlite_sequence WHERE name = ?1 AND (typeof(seq) <> 'integer' OR seq NOT BETWEEN 0 AND ?2)", static row => row.GetText(0), table, Largest)
        .Select(next => new Defect($"table {table}", $"its next number would be after {next}", "go on after its largest", sql => sql.Execute(
            $"UPDATE sqlite_sequence SET seq = (SELECT coalesce(max({column}), 0) FROM {table} WHERE {column} <= ?2) WHERE name = ?1", table, Largest)));
}
