using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Every inode but the root has a name, unless it is listed as held by a mount.</summary>
internal sealed class UnnamedInodeRule : IConsistencyRule
{
    public string Code => "AF-28";

    public IEnumerable<Defect> Find(AdHocSql sql)
    {
        string held = sql.HasTable("agentos_orphan") ? "SELECT ino FROM agentos_orphan" : "SELECT 1";
        return sql
            .Select($"""
                SELECT ino FROM fs_inode WHERE ino > 1 AND ino NOT IN (SELECT ino FROM fs_dentry) AND ino NOT IN ({held}) ORDER BY ino
                """, static row => row.GetInt64(0))
            .Select(static number => new Defect($"inode {number}", "it has no name", $"name it /{LostAndFound.Name}/#{number}", sql => LostAndFound.Adopt(sql, number)));
    }
}
