using AgentOS.Sqlite;

namespace AgentOS.Storage.LlmCalls;

/// <summary>Reads rows of agentos_llm_calls; a file that never had a call has no such table.</summary>
internal static class LlmCallQuery
{
    private const decimal Nano = 1_000_000_000;
    private const double Micro = 1e6;

    /// <summary>The last calls from a moment on, oldest first.</summary>
    internal static List<LlmCall> Read(SqliteDatabase database, long sinceNs, int limit)
    {
        List<LlmCall> calls = [];
        if (!Exists(database))
            return calls;
        using SqliteStatement rows = database.Prepare("""
            SELECT * FROM (SELECT id, started_ns, agent, provider, model, format, status, input_tokens, cached_tokens, output_tokens, cost_nano, queue_us,
              first_token_us, duration_us, cause, request_hash, response_hash, request, response FROM agentos_llm_calls WHERE started_ns >= ?1 ORDER BY id DESC LIMIT ?2)
              ORDER BY id
            """u8);
        rows.Bind(1, sinceNs).Bind(2, limit);
        while (rows.Step())
            calls.Add(ReadRow(rows));
        return calls;
    }

    /// <summary>Sums for each model from a moment on, the dearest first.</summary>
    internal static List<LlmUsageSum> Sum(SqliteDatabase database, long sinceNs)
    {
        List<LlmUsageSum> sums = [];
        if (!Exists(database))
            return sums;
        using SqliteStatement rows = database.Prepare("""
            SELECT provider, model, count(*), sum(status NOT BETWEEN 200 AND 299), sum(input_tokens), sum(cached_tokens), sum(output_tokens), sum(cost_nano),
              CAST(avg(queue_us) AS INTEGER), CAST(avg(first_token_us) AS INTEGER), CAST(avg(duration_us) AS INTEGER)
              FROM agentos_llm_calls WHERE started_ns >= ?1 GROUP BY provider, model ORDER BY sum(cost_nano) DESC, sum(input_tokens + output_tokens) DESC, model
            """u8);
        rows.Bind(1, sinceNs);
        while (rows.Step())
        {
            sums.Add(new(rows.GetText(0) ?? "", rows.GetText(1) ?? "", rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5), rows.GetInt64(6), rows.GetInt64(7) / Nano,
                rows.GetInt64(8) / Micro, rows.IsNull(9) ? null : rows.GetInt64(9) / Micro, rows.GetInt64(10) / Micro));
        }

        return sums;
    }

    private static bool Exists(SqliteDatabase database)
    {
        using SqliteStatement table = database.Prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'agentos_llm_calls'"u8);
        return table.Step();
    }

    private static LlmCall ReadRow(SqliteStatement row) => new()
    {
        Id = row.GetInt64(0),
        StartedNs = row.GetInt64(1),
        Agent = row.GetText(2) ?? "",
        Provider = row.GetText(3) ?? "",
        Model = row.GetText(4) ?? "",
        Format = row.GetText(5) ?? "",
        Status = (int)row.GetInt64(6),
        InputTokens = row.GetInt64(7),
        CachedTokens = row.GetInt64(8),
        OutputTokens = row.GetInt64(9),
        Cost = row.GetInt64(10) / Nano,
        QueueWait = TimeSpan.FromMicroseconds(row.GetInt64(11)),
        FirstToken = row.IsNull(12) ? null : TimeSpan.FromMicroseconds(row.GetInt64(12)),
        Duration = TimeSpan.FromMicroseconds(row.GetInt64(13)),
        Cause = row.GetText(14),
        RequestHash = row.GetText(15) ?? "",
        ResponseHash = row.GetText(16),
        Request = row.GetText(17),
        Response = row.GetText(18),
    };
}
