using AgentOS.Sqlite;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Keys are text, values JSON text, times whole seconds.</summary>
internal sealed class KeyValueRule : IConsistencyRule
{
    public string Code => "AF-34";

    public IEnumerable<Defect> Find(AdHocSql sql) => !sql.HasTable("kv_store") ? [] :
    [
        .. sql.Select("SELECT rowid, hex(key) FROM kv_store WHERE key IS NULL OR typeof(key) <> 'text'", Unreadable),
        .. sql.Select("SELECT rowid, key FROM kv_store WHERE typeof(value) <> 'text' OR NOT json_valid(value)", NotJson),
        .. sql.Select("SELECT rowid, key FROM kv_store WHERE typeof(created_at) <> 'integer' OR typeof(updated_at) <> 'integer'", Untimed),
    ];

    private static Defect Unreadable(SqliteStatement row)
    {
        long id = row.GetInt64(0);
        string key = $"lost+found:{id}";
        return new Defect($"key x'{row.GetText(1)}'", "it is no text", $"rename it to '{key}'", sql =>
            sql.Execute("UPDATE OR IGNORE kv_store SET key = ?2 WHERE rowid = ?1", id, key));
    }

    private static Defect NotJson(SqliteStatement row)
    {
        long id = row.GetInt64(0);
        return new Defect($"key '{row.GetText(1)}'", "its value is no JSON", "keep it as a JSON string", sql =>
            sql.Execute("UPDATE kv_store SET value = json_quote(CAST(value AS TEXT)) WHERE rowid = ?1", id));
    }

    private static Defect Untimed(SqliteStatement row)
    {
        long id = row.GetInt64(0);
        return new Defect($"key '{row.GetText(1)}'", "its times are no whole seconds", "cut them to whole seconds", sql =>
            sql.Execute("""
                UPDATE kv_store SET created_at = CAST(coalesce(created_at, updated_at, 0) AS INTEGER),
                  updated_at = CAST(coalesce(updated_at, created_at, 0) AS INTEGER) WHERE rowid = ?1
                """, id));
    }
}
