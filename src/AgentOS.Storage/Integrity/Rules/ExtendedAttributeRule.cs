using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Extended attributes belong to inodes, and have a name.</summary>
internal sealed class ExtendedAttributeRule : IConsistencyRule
{
    private const string Wrong = "ino NOT IN (SELECT ino FROM fs_inode) OR length(name) = 0";

    public string Code => "AF-33";

    public IEnumerable<Defect> Find(AdHocSql sql) => !sql.HasTable("agentos_xattr") ? [] : sql
        .Select($"SELECT CAST(ino AS TEXT), count(*) FROM agentos_xattr WHERE {Wrong} GROUP BY ino", static row => new Defect(
            $"inode {row.GetText(0)}", $"{row.GetInt64(1)} extended attributes belong to no inode, or have no name", "remove them",
            static sql => sql.Execute($"DELETE FROM agentos_xattr WHERE {Wrong}")));
}
