using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Migration.Steps;

/// <summary>What a tool call does not have is NULL; the peer's Rust programs leave '', on which its other SDKs fail.</summary>
internal sealed class EmptyTextStep : IMigrationStep
{
    private const string Where = "parameters = '' OR result = '' OR error = ''";

    public string? Describe(AdHocSql sql)
    {
        if (!sql.HasTable("tool_calls"))
            return null;
        long count = sql.SelectNumber($"SELECT count(*) FROM tool_calls WHERE {Where}") ?? 0;
        return count == 0 ? null : $"set what {count} tool calls do not have to NULL";
    }

    public void Apply(AdHocSql sql) => sql.Execute(
        $"UPDATE tool_calls SET parameters = nullif(parameters, ''), result = nullif(result, ''), error = nullif(error, '') WHERE {Where}");
}
