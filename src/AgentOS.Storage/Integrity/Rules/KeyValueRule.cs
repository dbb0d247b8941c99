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
        .. sql.Select($"SELECT rowid, key FROM kv_store WHERE NOT ({IsSecond("created_at")} AND {IsSecond("updated_at")})", Untimed),
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
        return new Defect($"key '{row.GetText(1)}'", "its times are no whole seconds from 1970 to 9999", "keep the whole seconds, or the other time, or 0", sql =>
            sql.Execute($"""
                UPDATE kv_store SET created_at = coalesce({Second("created_at")}, {Second("updated_at")}, 0),
                  updated_at = coalesce({Second("updated_at")}, {Second("created_at")}, 0) WHERE rowid = ?1
                """, id));
    }

    private static string IsSecond(string column) => $"(typeof({column}) = 'integer' AND {column} BETWEEN 0 AND 253402300799)";

    /// <summary>A time as a whole second from 1970 to 9999; NULL when it is none.</summary>
    private static string Second(string column) =>
        $"CASE WHEN typeof({column}) IN ('integer', 'real') AND CAST({column} AS INTEGER) BETWEEN 0 AND 253402300799 THEN CAST({column} AS INTEGER) END";
}
