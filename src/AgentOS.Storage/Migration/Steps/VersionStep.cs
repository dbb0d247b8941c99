using AgentOS.Storage.Format;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration.Steps;

/// <summary>The version's name, which nobody decides by.</summary>
internal sealed class VersionStep : IMigrationStep
{
    public string? Describe(AdHocSql sql) =>
        sql.HasTable("fs_config") && sql.Exists("SELECT 1 FROM fs_config WHERE key = 'schema_version' AND value = ?1", Schema.Version)
            ? null
            : $"set schema_version to {Schema.Version}";

    public void Apply(AdHocSql sql) => sql.Execute(
        "INSERT INTO fs_config (key, value) VALUES ('schema_version', ?1) ON CONFLICT (key) DO UPDATE SET value = excluded.value", Schema.Version);
}
