using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity;

/// <summary>Mends what the rules find, in their order, until they find nothing more.</summary>
internal sealed class RepairRun(AdHocSql sql)
{
    // One repair may uncover what an earlier rule judges (a directory found again brings its entries back); damage nested deeper than
    // this is reported as what remains.
    private const int MostPasses = 10;

    private readonly List<Finding> _repaired = [];

    internal IReadOnlyList<Finding> Repaired => _repaired;

    internal void Run()
    {
        int before;
        int passes = 0;
        do
        {
            before = _repaired.Count;
            foreach (IConsistencyRule rule in ConsistencyRules.Structure.Concat(ConsistencyRules.Content))
                Mend(rule);
        }
        while (_repaired.Count > before && ++passes < MostPasses);
    }

    private void Mend(IConsistencyRule rule)
    {
        foreach (Defect defect in rule.Find(sql).ToList())
        {
            if (defect.Mend is null)
                continue;
            defect.Mend(sql);
            _repaired.Add(defect.ToFinding(rule.Code));
        }
    }
}
