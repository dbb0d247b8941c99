using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration.Steps;

/// <summary>A number that fs_inode did not have: nlink since 0.2; rdev and the nanoseconds since 0.4.</summary>
internal sealed class InodeColumnStep(string column) : IMigrationStep
{
    public string? Describe(AdHocSql sql) => sql.HasColumn("fs_inode", column) ? null : $"add the column {column} to fs_inode";

    public void Apply(AdHocSql sql) => sql.Execute($"ALTER TABLE fs_inode ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0");
}
