using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>What is listed as held by a mount exists and has no name; the next mount would free it.</summary>
internal sealed class OrphanRule : IConsistencyRule
{
    public string Code => "AF-11";

    public IEnumerable<Defect> Find(AdHocSql sql) => !sql.HasTable("agentos_orphan") ? [] : sql
        .Select("""
            SELECT ino, ino IN (SELECT ino FROM fs_inode) FROM agentos_orphan
            WHERE ino = 1 OR ino NOT IN (SELECT ino FROM fs_inode) OR ino IN (SELECT ino FROM fs_dentry)
            """, static row => (Number: row.GetInt64(0), Exists: row.GetInt64(1) == 1))
        .Select(static orphan => new Defect(
            $"inode {orphan.Number}", orphan.Exists ? "it is listed as removed, but has a name" : "it is listed as removed, but does not exist", "take it off the list",
            sql => sql.Execute("DELETE FROM agentos_orphan WHERE ino = ?1", orphan.Number)));
}
