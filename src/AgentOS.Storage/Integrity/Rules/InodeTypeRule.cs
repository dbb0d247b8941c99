using AgentOS.Sqlite;
using AgentOS.Storage.Files;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>An inode's mode says what it is, and what belongs to it agrees: entries to a directory, a target to a link, content to a file.</summary>
internal sealed class InodeTypeRule : IConsistencyRule
{
    public string Code => "AF-23";

    public IEnumerable<Defect> Find(AdHocSql sql)
    {
        string target = sql.HasTable("fs_symlink") ? "(SELECT length(CAST(target AS BLOB)) FROM fs_symlink s WHERE s.ino = i.ino)" : "NULL";
        return sql.Select(
            $"""
            SELECT ino, CAST(mode AS INTEGER), valid, size, entries, chunks, target FROM (
              SELECT ino, mode, size, {target} AS target,
                typeof(mode) = 'integer' AND mode BETWEEN 0 AND 65535 AND mode >> 12 IN (1, 2, 4, 6, 8, 10, 12) AS valid,
                EXISTS (SELECT 1 FROM fs_dentry d WHERE d.parent_ino = i.ino) AS entries,
                EXISTS (SELECT 1 FROM fs_data c WHERE c.ino = i.ino) AS chunks
              FROM fs_inode i WHERE ino > 1)
            WHERE NOT valid OR (mode >> 12 <> 4 AND entries) OR (mode >> 12 <> 8 AND chunks) OR (mode >> 12 <> 10 AND target IS NOT NULL)
            """, Judge).OfType<Defect>();
    }

    private static Defect? Judge(SqliteStatement row)
    {
        long number = row.GetInt64(0);
        uint mode = (uint)row.GetInt64(1);
        bool isValid = row.GetInt64(2) == 1;
        uint? likely = Judge(row.GetInt64(3), row.GetInt64(4) == 1, row.GetInt64(5) == 1, row.IsNull(6) ? null : row.GetInt64(6));
        uint type = likely ?? ModeBits.Regular;
        if (isValid && (likely is null || likely == (mode & ModeBits.TypeMask)))
            return null;
        long right = type | (mode & ModeBits.PermissionMask);
        string problem = isValid ? "its mode says one type, what belongs to it another" : "its mode has no known type";
        return new Defect(
            $"inode {number}", $"{problem} (mode {Convert.ToString((long)mode, 8)})", $"set the mode to {Convert.ToString(right, 8)}",
            sql => sql.Execute("UPDATE fs_inode SET mode = ?2 WHERE ino = ?1", number, right));
    }

    /// <summary>The type that what belongs to an inode speaks for; null when that contradicts itself or is nothing.</summary>
    private static uint? Judge(long size, bool hasEntries, bool hasChunks, long? targetLength) => (hasEntries, hasChunks, targetLength) switch
    {
        (true, false, null) => ModeBits.Directory,
        // A directory and a link with a stray chunk have a size of their own.
        (false, true, null) when size > 0 => ModeBits.Regular,
        (false, false, { } length) when length == size => ModeBits.SymbolicLink,
        _ => null,
    };
}
