using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Only regular files have content.</summary>
internal sealed class ChunkOwnerRule : IConsistencyRule
{
    public string Code => "AF-31";

    public IEnumerable<Defect> Find(AdHocSql sql) => sql
        .Select("""
            SELECT c.ino, c.chunks, i.ino IS NULL FROM (SELECT ino, count(*) AS chunks FROM fs_data WHERE typeof(ino) = 'integer' GROUP BY ino) c
            LEFT JOIN fs_inode i ON i.ino = c.ino WHERE i.ino IS NULL OR (i.mode & 61440) <> 32768
            """, static row => (Number: row.GetInt64(0), Chunks: row.GetInt64(1), IsMissing: row.GetInt64(2) == 1))
        .Select(static found => new Defect(
            $"inode {found.Number}", $"{(found.IsMissing ? "it is missing" : "it is no regular file")}, but {found.Chunks} chunks of content belong to it", "remove the chunks",
            sql => sql.Execute("DELETE FROM fs_data WHERE ino = ?1", found.Number)));
}
