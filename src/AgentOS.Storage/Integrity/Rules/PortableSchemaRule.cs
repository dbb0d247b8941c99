using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Nothing in the schema keeps the peer's engine from opening the file.</summary>
internal sealed class PortableSchemaRule : IConsistencyRule
{
    private const string TakeOut = "take it out: the peer's engine does not open the file with it";

    public string Code => "AF-3";

    public IEnumerable<Defect> Find(AdHocSql sql) =>
    [
        .. sql.Select("SELECT name FROM sqlite_schema WHERE type = 'trigger'", static row => Trigger(row.GetText(0) ?? "")),
        .. sql.Select("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'", static row =>
            new Defect($"table {row.GetText(0)}", "it is a virtual table", TakeOut, null)),
        .. sql.Select("""
            SELECT t.name, c.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c
            WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL TABLE%' AND c.hidden IN (2, 3)
            """, static row => new Defect($"table {row.GetText(0)}", $"its column {row.GetText(1)} is generated", TakeOut, null)),
        .. sql.Select("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%CHECK%'", static row => (Name: row.GetText(0), Sql: row.GetText(1) ?? ""))
            .Where(static table => ColumnCheck.IsIn(table.Sql))
            .Select(static table => new Defect($"table {table.Name}", "a column has a CHECK", TakeOut, null)),
    ];

    private static Defect Trigger(string name) => new(
        $"trigger {name}", "it is there", "remove it", sql => sql.Execute($"DROP TRIGGER IF EXISTS \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
