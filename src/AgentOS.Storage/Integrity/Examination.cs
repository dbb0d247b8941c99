using AgentOS.Sqlite;
using AgentOS.Storage.Integrity.Rules;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity;

/// <summary>One look at a file through all rules, changing nothing.</summary>
internal sealed class Examination
{
    private readonly AdHocSql _sql;
    private readonly List<Finding> _findings = [];

    private Examination(AdHocSql sql) => _sql = sql;

    internal IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The structure is broken in a way that cannot be mended: content was not judged, and nothing may be changed.</summary>
    internal bool IsBeyondRepair { get; private set; }

    internal static Examination Of(AdHocSql sql)
    {
        Examination examination = new(sql);
        examination.Run();
        return examination;
    }

    /// <summary>What a failure of SQLite says about the file; null when it says nothing.</summary>
    internal static Finding? Describe(SqliteException failure) =>
        failure.Code is SqliteResult.Busy or SqliteResult.Locked or SqliteResult.NoMemory or SqliteResult.Interrupted or SqliteResult.Full
            ? null
            : PageRule.Damage(failure.Message);

    private void Run()
    {
        Apply(ConsistencyRules.Structure);
        IsBeyondRepair |= _findings.Exists(static finding => !finding.IsRepairable);
        if (!IsBeyondRepair)
            Apply(ConsistencyRules.Content);
    }

    private void Apply(IEnumerable<IConsistencyRule> rules)
    {
        foreach (IConsistencyRule rule in rules)
        {
            try
            {
                _findings.AddRange(rule.Find(_sql).Select(defect => defect.ToFinding(rule.Code)));
            }
            catch (SqliteException e) when (Describe(e) is { } damage)
            {
                _findings.Add(damage);
                IsBeyondRepair = true;
                return;
            }
        }
    }
}
