using System.Text;
using System.Text.Unicode;
using AgentOS.Sqlite;
using AgentOS.Storage.Files;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Every name is one that a path can hold, stored so that it is found: as TEXT when it is UTF-8, as BLOB when it is not.</summary>
internal sealed class EntryNameRule : IConsistencyRule
{
    // Room for "~" and the number of the entry.
    private const int LongestStem = IFileTree.MaxNameLength - 21;

    public string Code => "AF-9";

    public IEnumerable<Defect> Find(AdHocSql sql) => sql.Select("SELECT id, name FROM fs_dentry", Judge).OfType<Defect>();

    private static Defect? Judge(SqliteStatement row)
    {
        ReadOnlySpan<byte> name = row.GetBytes(1);
        SqliteType rightType = Utf8.IsValid(name) ? SqliteType.Text : SqliteType.Blob;
        long id = row.GetInt64(0);
        if (!EntryName.IsReachable(name))
        {
            string better = $"{Stem(name)}~{id}";
            return new Defect($"entry {id}", $"no path can hold its name '{Shorten(name)}'", $"rename it to '{better}'", sql => Rename(sql, id, better));
        }

        if (row.GetType(1) == rightType)
            return null;
        byte[] same = name.ToArray();
        return new Defect($"entry {id}", $"its name '{Shorten(name)}' is stored as {row.GetType(1)}", $"store it as {rightType}", sql => Retype(sql, id, same));
    }

    private static void Rename(AdHocSql sql, long id, string name)
    {
        long? parent = sql.SelectNumber("SELECT parent_ino FROM fs_dentry WHERE id = ?1", id);
        if (parent is not null)
            sql.Execute("UPDATE fs_dentry SET name = ?2 WHERE id = ?1", id, FreeName.Find(sql, parent.Value, name));
    }

    private static void Retype(AdHocSql sql, long id, byte[] name)
    {
        object stored = Utf8.IsValid(name) ? Encoding.UTF8.GetString(name) : name;
        if (sql.Exists("SELECT 1 FROM fs_dentry a JOIN fs_dentry b ON b.parent_ino = a.parent_ino AND b.name = ?2 WHERE a.id = ?1", id, stored))
            Rename(sql, id, $"{Stem(name)}~{id}");
        else
            sql.Execute("UPDATE fs_dentry SET name = ?2 WHERE id = ?1", id, stored);
    }

    private static string Stem(ReadOnlySpan<byte> name)
    {
        StringBuilder stem = new();
        int length = 0;
        foreach (Rune rune in Encoding.UTF8.GetString(name).EnumerateRunes())
        {
            length += rune.Utf8SequenceLength;
            if (length > LongestStem)
                break;
            stem.Append(rune.Value is '/' or 0 ? "_" : rune.ToString());
        }

        return stem.ToString();
    }

    private static string Shorten(ReadOnlySpan<byte> name)
    {
        const int shown = 40;
        string text = Encoding.UTF8.GetString(name).Replace('\0', '\uFFFD');
        return text.Length > shown ? text[..shown] + "…" : text;
    }
}
