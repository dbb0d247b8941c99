using AgentOS.Storage.Integrity;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration.Steps;

/// <summary>A tool_calls of finished calls only, as the Go SDK makes it, gets a status, without which the other SDKs fail.</summary>
internal sealed class ToolCallStatusStep : IMigrationStep
{
    private const string Old = "agentos_migration_calls";

    public string? Describe(AdHocSql sql) => sql.HasTable("tool_calls") && !sql.HasColumn("tool_calls", "status") ? "add the column status to tool_calls" : null;

    public void Apply(AdHocSql sql)
    {
        // The columns around it must become nullable, which ALTER TABLE cannot do. The indexes go with the old table.
        sql.Execute($"ALTER TABLE tool_calls RENAME TO {Old}");
        sql.Execute(ExpectedSchema.Find("tool_calls").Sql);
        sql.Execute($"""
            INSERT INTO tool_calls (id, name, parameters, result, error, status, started_at, completed_at, duration_ms)
            SELECT id, name, parameters, result, error,
              CASE WHEN nullif(error, '') IS NULL THEN 'success' ELSE 'error' END, started_at, completed_at, duration_ms FROM {Old}
            """);
        sql.Execute($"DROP TABLE {Old}");
        sql.Execute(ExpectedSchema.Find("idx_tool_calls_name").Sql);
        sql.Execute(ExpectedSchema.Find("idx_tool_calls_started_at").Sql);
    }
}
