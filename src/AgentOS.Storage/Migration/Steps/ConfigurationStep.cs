using AgentOS.Storage.Format;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration.Steps;

/// <summary>fs_config, which 0.0 did not have, and the chunk size in it.</summary>
internal sealed class ConfigurationStep : IMigrationStep
{
    public string? Describe(AdHocSql sql) => SchemaShape.Read(sql).HasValidChunkSize ? null : $"set chunk_size to {Choose(sql)}";

    public void Apply(AdHocSql sql)
    {
        long size = Choose(sql);
        sql.Execute("CREATE TABLE IF NOT EXISTS fs_config (key TEXT PRIMARY KEY, value TEXT NOT NULL)");
        sql.Execute("INSERT INTO fs_config (key, value) VALUES ('chunk_size', ?1) ON CONFLICT (key) DO UPDATE SET value = excluded.value", $"{size}");
    }

    // Extents are cut anew; chunks were cut with the size that readers take when none is set.
    private static long Choose(AdHocSql sql)
    {
        if (SchemaShape.Read(sql).HasExtents)
            return Schema.NewChunkSize;
        return ChunkSize.Fits(sql, ChunkSize.Default) ? ChunkSize.Default : ChunkSize.Infer(sql) ?? ChunkSize.Default;
    }
}
