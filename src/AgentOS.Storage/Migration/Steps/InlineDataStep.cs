using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration.Steps;

/// <summary>
/// The fork's 0.5: small files inside fs_inode (<c>storage_kind</c> 1, <c>data_inline</c>) become chunks, and what only the fork understands goes.
/// </summary>
internal sealed class InlineDataStep : IMigrationStep
{
    public string? Describe(AdHocSql sql) => sql.HasColumn("fs_inode", "storage_kind")
        ? $"move the content of {Count(sql)} small files out of fs_inode into chunks"
        : null;

    public void Apply(AdHocSql sql)
    {
        if (sql.HasColumn("fs_inode", "data_inline"))
        {
            ContentWriter content = new(sql.Database);
            sql.ForEach("SELECT ino, data_inline FROM fs_inode WHERE storage_kind = 1", row => content.Write(row.GetInt64(0), 0, row.GetBytes(1)));
            sql.Execute("ALTER TABLE fs_inode DROP COLUMN data_inline");
        }

        sql.Execute("ALTER TABLE fs_inode DROP COLUMN storage_kind");
        sql.Execute("DELETE FROM fs_config WHERE key = 'inline_threshold'");
        sql.Execute("DROP TABLE IF EXISTS fs_partial_origin");
        sql.Execute("DROP TABLE IF EXISTS fs_chunk_override");
        // The fork tells its own versions apart by this number.
        sql.Execute("PRAGMA user_version = 0");
    }

    private static long Count(AdHocSql sql) => sql.SelectNumber("SELECT count(*) FROM fs_inode WHERE storage_kind = 1") ?? 0;
}
