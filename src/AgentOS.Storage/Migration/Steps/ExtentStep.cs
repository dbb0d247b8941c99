using AgentOS.Storage.Format;
using AgentOS.Storage.Integrity;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration.Steps;

/// <summary>File content as extents of any length at any offset (0.0), which becomes chunks. A later extent covers an earlier one.</summary>
internal sealed class ExtentStep : IMigrationStep
{
    private const string Extents = "agentos_migration_extents";

    public string? Describe(AdHocSql sql) => SchemaShape.Read(sql).HasExtents ? $"cut {Count(sql)} extents of file content into chunks" : null;

    public void Apply(AdHocSql sql)
    {
        sql.Execute($"ALTER TABLE fs_data RENAME TO {Extents}");
        sql.Execute(ExpectedSchema.Find("fs_data").Sql);
        ContentWriter content = new(sql.Database);
        sql.ForEach($"SELECT ino, offset, data FROM {Extents} WHERE offset >= 0 ORDER BY ino, id", row => content.Write(row.GetInt64(0), row.GetInt64(1), row.GetBytes(2)));

        // 0.0 read a file to its last extent, whatever its size said.
        sql.Execute($"""
            UPDATE fs_inode SET size = stored.bytes FROM (SELECT ino, max(offset + length(data)) AS bytes FROM {Extents} GROUP BY ino) stored
            WHERE stored.ino = fs_inode.ino AND stored.bytes > fs_inode.size
            """);
        sql.Execute($"DROP TABLE {Extents}");
    }

    private static long Count(AdHocSql sql) => sql.SelectNumber("SELECT count(*) FROM fs_data") ?? 0;
}
