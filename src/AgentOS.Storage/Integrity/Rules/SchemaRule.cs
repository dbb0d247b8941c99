using AgentOS.Storage.Format;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>All tables, columns and indexes of AgentFS 0.4 are there. More of them are nobody's harm.</summary>
internal sealed class SchemaRule : IConsistencyRule
{
    private const string Migrate = "bring it up to date: agentos migrate --db FILE";

    public string Code => "AF-2";

    public IEnumerable<Defect> Find(AdHocSql sql)
    {
        if (!sql.HasTable("fs_inode") || !sql.HasTable("fs_dentry") || !sql.HasTable("fs_data"))
            return [new Defect("file", "it has no file tables: it is not an agent's, or its log (FILE-wal) is missing", "name another file", null)];
        SchemaShape shape = SchemaShape.Read(sql);
        if (shape.IsFork)
            return [new Defect("file", "it has the inline data of the format's fork", Migrate, null)];
        return shape.IsNewer
            ? [new Defect("file", $"its format is newer ({shape.Describe()})", "update AgentOS", null)]
            : ExpectedSchema.Objects.SelectMany(expected => Compare(sql, expected));
    }

    private static IEnumerable<Defect> Compare(AdHocSql sql, SchemaObject expected)
    {
        if (!sql.Exists("SELECT 1 FROM sqlite_schema WHERE type = ?1 AND name = ?2", expected.Type, expected.Name))
            return [Missing(expected)];
        return expected.Columns
            .Where(column => !IsOptional(expected.Name, column) && !sql.HasColumn(expected.Name, column))
            .Select(column => new Defect($"table {expected.Name}", $"its column {column} is missing", Migrate, null));
    }

    // Without its configuration nothing tells how a file's content is cut: migration finds out.
    private static Defect Missing(SchemaObject expected) => expected.Name == "fs_config"
        ? new Defect("table fs_config", "it is missing", Migrate, null)
        : new Defect($"{expected.Type} {expected.Name}", "it is missing", "make it", sql => sql.Execute(expected.Sql));

    /// <summary>The Go SDK keeps finished calls only and needs no status.</summary>
    private static bool IsOptional(string table, string column) => table == "tool_calls" && column == "status";
}
