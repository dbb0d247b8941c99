using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration;

/// <summary>Rows that no migration adds or removes.</summary>
internal sealed record RowCounts(long Inodes, long Entries, long Links, long Keys, long Calls)
{
    internal static RowCounts Of(AdHocSql sql) =>
        new(Count(sql, "fs_inode"), Count(sql, "fs_dentry"), Count(sql, "fs_symlink"), Count(sql, "kv_store"), Count(sql, "tool_calls"));

    private static long Count(AdHocSql sql, string table) => sql.HasTable(table) ? sql.SelectNumber($"SELECT count(*) FROM {table}") ?? 0 : 0;
}
