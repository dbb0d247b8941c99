using AgentOS.Sqlite;
using AgentOS.Storage.Files;
using AgentOS.Storage.Format;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Stored content is bytes, no chunk is longer than the chunk size, and none reaches past the file's end.</summary>
internal sealed class ChunkBoundsRule : IConsistencyRule
{
    public string Code => "AF-8";

    public IEnumerable<Defect> Find(AdHocSql sql)
    {
        long size = SchemaShape.Read(sql).ChunkSize;
        if (!ChunkSize.IsValid(size))
            return [];
        long last = (FileContent.MaxFileSize / size) - 1;
        return
        [
            .. sql.Select("SELECT rowid, CAST(ino AS TEXT), CAST(chunk_index AS TEXT) FROM fs_data WHERE typeof(ino) <> 'integer' OR typeof(chunk_index) <> 'integer' OR chunk_index NOT BETWEEN 0 AND ?1", Misplaced, last),
            .. sql.Select("SELECT rowid, ino, chunk_index, length(CAST(data AS BLOB)) FROM fs_data WHERE typeof(data) <> 'blob' OR length(data) > ?1",
                row => Misshapen(row, size), size),
            .. sql.Select("""
                SELECT d.ino, i.size, max(d.chunk_index * ?1 + min(length(CAST(d.data AS BLOB)), ?1)) AS stored FROM fs_data d JOIN fs_inode i ON i.ino = d.ino
                WHERE (i.mode & 61440) = 32768 AND d.chunk_index BETWEEN 0 AND ?2 AND length(d.data) > 0 GROUP BY d.ino HAVING stored > i.size
                """, Past, size, last),
        ];
    }

    private static Defect Misplaced(SqliteStatement row)
    {
        long id = row.GetInt64(0);
        return new Defect($"inode {row.GetText(1)}", $"a chunk of it has the index {row.GetText(2)}", "remove the chunk", sql =>
            sql.Execute("DELETE FROM fs_data WHERE rowid = ?1", id));
    }

    private static Defect Misshapen(SqliteStatement row, long size)
    {
        long id = row.GetInt64(0);
        return new Defect(
            $"inode {row.GetInt64(1)}", $"its chunk {row.GetInt64(2)} is no BLOB of at most {size} bytes (it has {row.GetInt64(3)})", "keep the bytes that can be read",
            sql => sql.Execute("UPDATE fs_data SET data = coalesce(substr(CAST(data AS BLOB), 1, ?2), x'') WHERE rowid = ?1", id, size));
    }

    private static Defect Past(SqliteStatement row)
    {
        long number = row.GetInt64(0);
        long stored = row.GetInt64(2);
        return new Defect($"inode {number}", $"its size is {row.GetInt64(1)}, but content is stored up to {stored}", $"set the size to {stored}", sql =>
            sql.Execute("UPDATE fs_inode SET size = ?2 WHERE ino = ?1", number, stored));
    }
}
