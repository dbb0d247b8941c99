using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity;

/// <summary>One rule, or one group of rules with one number, of docs/formats/agent-db.md.</summary>
internal interface IConsistencyRule
{
    /// <summary>The number.</summary>
    string Code { get; }

    /// <summary>Looks for everything that breaks the rule. Reads only.</summary>
    IEnumerable<Defect> Find(AdHocSql sql);
}
