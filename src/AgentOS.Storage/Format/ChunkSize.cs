using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Format;

/// <summary>Bytes per row of fs_data.</summary>
internal static class ChunkSize
{
    internal const int Smallest = 16;
    internal const int Largest = 16 * 1024 * 1024;

    /// <summary>What a file without the setting has.</summary>
    internal const int Default = 4096;

    internal static bool IsValid(long size) => size is >= Smallest and <= Largest;

    /// <summary>Whether no stored chunk is longer, or reaches past its file's end, with this size.</summary>
    internal static bool Fits(AdHocSql sql, long size) => !sql.Exists("""
        SELECT 1 FROM fs_data d JOIN fs_inode i ON i.ino = d.ino
        WHERE length(d.data) > ?1 OR d.chunk_index * ?1 + length(d.data) > i.size
        """, size);

    /// <summary>
    /// The size that the stored chunks were cut with: the customary one that fits them all, or else the length of the longest, which is
    /// right as soon as any file has more than one chunk. Null when nothing fits.
    /// </summary>
    internal static long? Infer(AdHocSql sql)
    {
        long longest = sql.SelectNumber("SELECT max(length(data)) FROM fs_data") ?? 0;
        long[] candidates = [Schema.NewChunkSize, Default, longest];
        return candidates.Where(IsValid).Cast<long?>().FirstOrDefault(size => Fits(sql, size!.Value));
    }
}
