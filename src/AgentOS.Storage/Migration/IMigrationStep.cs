using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration;

/// <summary>One difference between an older shape of the format and the current one.</summary>
internal interface IMigrationStep
{
    /// <summary>What the step would do to this file, an infinitive without "to"; null when there is nothing to do. Reads only.</summary>
    string? Describe(AdHocSql sql);

    /// <summary>Does it.</summary>
    void Apply(AdHocSql sql);
}
