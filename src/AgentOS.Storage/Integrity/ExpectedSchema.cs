using AgentOS.Sqlite;
using AgentOS.Storage.Format;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity;

/// <summary>The tables, columns and indexes of the format, read from a database made for the purpose.</summary>
internal static class ExpectedSchema
{
    private static readonly Lazy<IReadOnlyList<SchemaObject>> s_objects = new(Read);

    /// <summary>Tables first.</summary>
    internal static IReadOnlyList<SchemaObject> Objects => s_objects.Value;

    internal static SchemaObject Find(string name) => Objects.Single(expected => expected.Name == name);

    private static List<SchemaObject> Read()
    {
        using SqliteDatabase database = SqliteDatabase.Open(":memory:", SqliteOpenMode.Create);
        database.Execute(Schema.CreatePeerTables);
        AdHocSql sql = new(database);
        return sql.Select(
            "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, rowid",
            row => new SchemaObject(row.GetText(0)!, row.GetText(1)!, row.GetText(2)!, ReadColumns(sql, row.GetText(0)!)));
    }

    private static List<string> ReadColumns(AdHocSql sql, string table) =>
        sql.Select("SELECT name FROM pragma_table_info(?1)", static row => row.GetText(0)!, table);
}
