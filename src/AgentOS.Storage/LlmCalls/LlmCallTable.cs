using AgentOS.Sqlite;

namespace AgentOS.Storage.LlmCalls;

/// <summary>Rows of agentos_llm_calls (docs/formats/agent-db.md, "Calls of language models"). Only inside a transaction.</summary>
internal static class LlmCallTable
{
    // About 30 MB without content.
    internal const int MostCalls = 100_000;

    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS agentos_llm_calls (id INTEGER PRIMARY KEY AUTOINCREMENT, started_ns INTEGER NOT NULL, agent TEXT NOT NULL,
          provider TEXT NOT NULL, model TEXT NOT NULL, format TEXT NOT NULL, status INTEGER NOT NULL, input_tokens INTEGER NOT NULL,
          cached_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, cost_nano INTEGER NOT NULL, queue_us INTEGER NOT NULL,
          first_token_us INTEGER, duration_us INTEGER NOT NULL, cause TEXT, request_hash TEXT NOT NULL, response_hash TEXT, request TEXT, response TEXT);
        """;

    private const decimal Nano = 1_000_000_000;

    /// <summary>Adds rows; the oldest go when there are too many.</summary>
    internal static void Write(SqliteDatabase database, IReadOnlyList<LlmCall> calls)
    {
        database.Execute(CreateTable);
        using SqliteStatement insert = database.Prepare("""
            INSERT INTO agentos_llm_calls (started_ns, agent, provider, model, format, status, input_tokens, cached_tokens, output_tokens, cost_nano, queue_us,
              first_token_us, duration_us, cause, request_hash, response_hash, request, response)
              VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
            """u8);
        foreach (LlmCall call in calls)
            Insert(insert, call);
        using SqliteStatement prune = database.Prepare("DELETE FROM agentos_llm_calls WHERE id <= (SELECT max(id) FROM agentos_llm_calls) - ?1"u8);
        prune.Bind(1, MostCalls).Run();
    }

    private static void Insert(SqliteStatement insert, LlmCall call)
    {
        insert.Bind(1, call.StartedNs).BindText(2, call.Agent).BindText(3, call.Provider).BindText(4, call.Model).BindText(5, call.Format)
            .Bind(6, call.Status).Bind(7, call.InputTokens).Bind(8, call.CachedTokens).Bind(9, call.OutputTokens).Bind(10, (long)(call.Cost * Nano))
            .Bind(11, Microseconds(call.QueueWait)).Bind(13, Microseconds(call.Duration)).BindText(14, call.Cause).BindText(15, call.RequestHash)
            .BindText(16, call.ResponseHash).BindText(17, call.Request).BindText(18, call.Response);
        _ = call.FirstToken is { } first ? insert.Bind(12, Microseconds(first)) : insert.BindNull(12);
        insert.Run();
    }

    private static long Microseconds(TimeSpan time) => (long)time.TotalMicroseconds;
}
