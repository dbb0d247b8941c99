using AgentOS.Storage.Files;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity;

/// <summary>The directory <c>/lost+found</c>, where inodes without a name get one: <c>#</c> and their number, as e2fsck(8) names them.</summary>
internal static class LostAndFound
{
    internal const string Name = "lost+found";
    private const uint Mode = ModeBits.Directory | 0x1ED;

    /// <summary>Gives an inode a name there.</summary>
    internal static void Adopt(AdHocSql sql, long number) =>
        FreeName.Add(sql, FindOrMake(sql), $"#{number}", number);

    private static long FindOrMake(AdHocSql sql)
    {
        const string find = """
            SELECT d.ino FROM fs_dentry d JOIN fs_inode i ON i.ino = d.ino
            WHERE d.parent_ino = ?1 AND (d.name = ?2 OR d.name GLOB ?2 || '~*') AND (i.mode & 61440) = 16384 ORDER BY d.id
            """;
        return sql.SelectNumber(find, IFileTree.RootInode, Name) ?? Make(sql);
    }

    private static long Make(AdHocSql sql)
    {
        // Its times are the root's: the clock of the repair is nobody's business in the agent's files.
        sql.Execute("""
            INSERT INTO fs_inode (mode, nlink, atime, mtime, ctime) SELECT ?1, 1, mtime, mtime, mtime FROM fs_inode WHERE ino = ?2
            """, (long)Mode, IFileTree.RootInode);
        long made = sql.SelectNumber("SELECT last_insert_rowid()")!.Value;
        FreeName.Add(sql, IFileTree.RootInode, Name, made);
        return made;
    }
}
