using AgentOS.Storage.Files;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>The numbers of an inode are whole and within their range.</summary>
internal sealed class InodeFieldRule : IConsistencyRule
{
    private static readonly Field[] s_fields =
    [
        new("nlink", 0, uint.MaxValue), new("uid", 0, uint.MaxValue), new("gid", 0, uint.MaxValue), new("rdev", 0, uint.MaxValue),
        new("size", 0, FileContent.MaxFileSize),
        new("atime", long.MinValue, long.MaxValue), new("mtime", long.MinValue, long.MaxValue), new("ctime", long.MinValue, long.MaxValue),
        new("atime_nsec", 0, 999_999_999), new("mtime_nsec", 0, 999_999_999), new("ctime_nsec", 0, 999_999_999),
    ];

    public string Code => "AF-24";

    public IEnumerable<Defect> Find(AdHocSql sql) => s_fields.SelectMany(field => Find(sql, field));

    private static IEnumerable<Defect> Find(AdHocSql sql, Field field) => sql
        .Select(
            $"SELECT ino, CAST({field.Name} AS TEXT) FROM fs_inode WHERE typeof({field.Name}) <> 'integer' OR {field.Name} NOT BETWEEN ?1 AND ?2",
            static row => (Number: row.GetInt64(0), Value: row.GetText(1)), field.Least, field.Most)
        .Select(found => new Defect(
            $"inode {found.Number}", $"its {field.Name} is {found.Value ?? "NULL"}", "keep its whole part, or 0 when that is out of range",
            sql => sql.Execute($"UPDATE fs_inode SET {field.Name} = {Clamp(field)} WHERE ino = ?1", found.Number, field.Least, field.Most)));

    // A fraction is cut; what was no number, or out of range, becomes 0.
    private static string Clamp(Field field) =>
        $"CASE WHEN CAST({field.Name} AS INTEGER) BETWEEN ?2 AND ?3 THEN CAST({field.Name} AS INTEGER) ELSE 0 END";

    private sealed record Field(string Name, long Least, long Most);
}
