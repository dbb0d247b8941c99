using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>SQLite's own structure is sound (<c>PRAGMA integrity_check</c>).</summary>
internal sealed class PageRule : IConsistencyRule
{
    private const string Number = "AF-20";

    public string Code => Number;

    /// <summary>Damage that makes SQLite itself stumble.</summary>
    internal static Finding Damage(string problem) => Irreparable(problem).ToFinding(Number);

    public IEnumerable<Defect> Find(AdHocSql sql)
    {
        List<string> messages = sql.Select("PRAGMA integrity_check", static row => row.GetText(0) ?? "");
        if (messages is ["ok"])
            return [];
        return messages.TrueForAll(IsAboutAnIndex)
            ? messages.Select(static message => new Defect("index", message, "build the indexes anew", static sql => sql.Execute("REINDEX")))
            : messages.Select(Irreparable);
    }

    // "row 5 missing from index i", "wrong # of entries in index i", "non-unique entry in index i": pragma.c of SQLite.
    private static bool IsAboutAnIndex(string message) =>
        !message.Contains('\n', StringComparison.Ordinal)
        && (message.Contains(" missing from index ", StringComparison.Ordinal) || message.StartsWith("wrong # of entries in index ", StringComparison.Ordinal));

    private static Defect Irreparable(string problem) => new(
        "file", $"SQLite says: {problem}", "restore a backup, or save what can be read: sqlite3 FILE .recover | sqlite3 NEWFILE", null);
}
