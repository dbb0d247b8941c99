using AgentOS.Storage.Integrity;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration.Steps;

/// <summary>Tables and indexes that are not there yet.</summary>
internal sealed class SchemaStep : IMigrationStep
{
    public string? Describe(AdHocSql sql)
    {
        string missing = string.Join(", ", Missing(sql).Select(static expected => expected.Name));
        return missing.Length == 0 ? null : $"make {missing}";
    }

    public void Apply(AdHocSql sql)
    {
        foreach (SchemaObject expected in Missing(sql).ToList())
            sql.Execute(expected.Sql);
    }

    // fs_config is made with what must be in it.
    private static IEnumerable<SchemaObject> Missing(AdHocSql sql) => ExpectedSchema.Objects.Where(expected =>
        expected.Name != "fs_config" && !sql.Exists("SELECT 1 FROM sqlite_schema WHERE type = ?1 AND name = ?2", expected.Type, expected.Name));
}
