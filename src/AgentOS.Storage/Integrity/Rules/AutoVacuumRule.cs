using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>Auto-vacuum is off: the peer's engine would damage its pointer map.</summary>
internal sealed class AutoVacuumRule : IConsistencyRule
{
    public string Code => "AF-1";

    // Only VACUUM can change it, and that cannot be part of a transaction.
    public IEnumerable<Defect> Find(AdHocSql sql) => sql.SelectNumber("PRAGMA auto_vacuum") is 0 or null
        ? []
        : [new Defect("file", "auto-vacuum is on", "turn it off: sqlite3 FILE 'PRAGMA auto_vacuum = 0; VACUUM'", null)];
}
