using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Text is UTF-8.</summary>
internal sealed class EncodingRule : IConsistencyRule
{
    public string Code => "AF-1";

    public IEnumerable<Defect> Find(AdHocSql sql) => sql
        .Select("PRAGMA encoding", static row => row.GetText(0))
        .Where(static encoding => encoding != "UTF-8")
        .Select(static encoding => new Defect("file", $"its text is {encoding}; the format is UTF-8", "copy it: sqlite3 FILE .dump | sqlite3 NEWFILE", null));
}
