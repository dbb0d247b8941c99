using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>A tool call is pending, or ended once, with a result or an error. What is absent is NULL.</summary>
internal sealed class ToolCallRule : IConsistencyRule
{
    // '' counts as NULL here, as it does for readers.
    private const string HasResult = "nullif(result, '') IS NOT NULL";
    private const string HasError = "nullif(error, '') IS NOT NULL";

    // Each: what is wrong, the rows where it is, what the repair does, and the assignment that does it. Those before make the later ones meaningful.
    private static readonly Check[] s_checks =
    [
        new("its name is no text", "typeof(name) <> 'text'", "make it text", "name = CAST(name AS TEXT)"),
        new("parameters, result or error is '' instead of NULL", "parameters = '' OR result = '' OR error = ''", "set NULL",
            "parameters = nullif(parameters, ''), result = nullif(result, ''), error = nullif(error, '')"),
        new("its error is no text", "error IS NOT NULL AND typeof(error) <> 'text'", "make it text", "error = CAST(error AS TEXT)"),
        new("its parameters are no JSON", IsNoJson("parameters"), "keep them as a JSON string", Quote("parameters")),
        new("its result is no JSON", IsNoJson("result"), "keep it as a JSON string", Quote("result")),
        new("its start is no number", "typeof(started_at) NOT IN ('integer', 'real')", "set it to its end, or 0",
            "started_at = CASE WHEN typeof(completed_at) IN ('integer', 'real') THEN completed_at ELSE 0 END"),
        new("its end is no number", "completed_at IS NOT NULL AND typeof(completed_at) NOT IN ('integer', 'real')", "set it to its start", "completed_at = started_at"),
        new("its duration is no number", "duration_ms IS NOT NULL AND typeof(duration_ms) NOT IN ('integer', 'real')", "take it from its times",
            "duration_ms = CAST((coalesce(completed_at, started_at) - started_at) * 1000 AS INTEGER)"),
    ];

    private static readonly Check[] s_statusChecks =
    [
        new("its status is none of pending, success and error", "status NOT IN ('pending', 'success', 'error')", "take it from what it has",
            $"status = CASE WHEN {HasError} THEN 'error' WHEN {HasResult} OR completed_at IS NOT NULL THEN 'success' ELSE 'pending' END"),
        new("it is pending, but has ended", $"status = 'pending' AND (completed_at IS NOT NULL OR duration_ms IS NOT NULL OR {HasResult} OR {HasError})",
            "end it as what it has", $"status = CASE WHEN {HasError} THEN 'error' ELSE 'success' END"),
        new("it has ended, but not when", "status <> 'pending' AND (completed_at IS NULL OR duration_ms IS NULL)", "take it from what it has",
            "completed_at = coalesce(completed_at, started_at + coalesce(duration_ms, 0) / 1000), "
            + "duration_ms = coalesce(duration_ms, CAST((coalesce(completed_at, started_at) - started_at) * 1000 AS INTEGER))"),
        new("it succeeded, but has an error", $"status = 'success' AND {HasError} AND NOT {HasResult}", "end it as an error", "status = 'error'"),
        new("it has both a result and an error", $"status <> 'pending' AND {HasResult} AND {HasError}", "keep the one its status speaks of",
            "result = CASE status WHEN 'success' THEN result END, error = CASE status WHEN 'error' THEN error END"),
        new("it failed, but has a result and no error", $"status = 'error' AND NOT {HasError} AND {HasResult}", "end it as a success", "status = 'success'"),
    ];

    public string Code => "AF-35";

    public IEnumerable<Defect> Find(AdHocSql sql)
    {
        if (!sql.HasTable("tool_calls"))
            return [];
        IEnumerable<Check> checks = sql.HasColumn("tool_calls", "status") ? s_checks.Concat(s_statusChecks) : s_checks;
        return checks.SelectMany(check => Find(sql, check));
    }

    private static IEnumerable<Defect> Find(AdHocSql sql, Check check) => sql
        .Select($"SELECT id FROM tool_calls WHERE {check.Where}", static row => row.GetInt64(0))
        .Select(id => new Defect($"tool call {id}", check.Problem, check.Repair, sql =>
            sql.Execute($"UPDATE tool_calls SET {check.Assignments} WHERE id = ?1 AND ({check.Where})", id)));

    private static string IsNoJson(string column) => $"{column} IS NOT NULL AND {column} <> '' AND (typeof({column}) <> 'text' OR NOT json_valid({column}))";

    private static string Quote(string column) => $"{column} = json_quote(CAST({column} AS TEXT))";

    private sealed record Check(string Problem, string Where, string Repair, string Assignments);
}
