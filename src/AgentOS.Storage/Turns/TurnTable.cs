using AgentOS.Sqlite;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Turns;

/// <summary>Rows of agentos_turns (docs/formats/agent-db.md, "Conversations"). Writing only inside a transaction.</summary>
internal static class TurnTable
{
    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS agentos_turns (id INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL, started_ns INTEGER NOT NULL,
          ended_ns INTEGER, question TEXT NOT NULL, answer TEXT, failure TEXT);
        """;

    /// <summary>Adds a turn that has begun; one that has ended takes the place of its beginning.</summary>
    internal static void Write(SqliteDatabase database, Turn turn)
    {
        database.Execute(CreateTable);
        if (turn.EndedNs is { } ended && TryEnd(database, turn, ended))
            return;
        using SqliteStatement insert = database.Prepare("""
            INSERT INTO agentos_turns (message_id, started_ns, question, answer, failure, ended_ns) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """u8);
        insert.BindText(1, turn.MessageId).Bind(2, turn.StartedNs).BindText(3, turn.Question).BindText(4, turn.Answer).BindText(5, turn.Failure);
        _ = turn.EndedNs is { } end ? insert.Bind(6, end) : insert.BindNull(6);
        insert.Run();
    }

    /// <summary>The last turns, oldest first; a file that never had one has no such table.</summary>
    internal static List<Turn> Read(SqliteDatabase database, int limit)
    {
        List<Turn> turns = [];
        if (!new AdHocSql(database).HasTable("agentos_turns"))
            return turns;
        using SqliteStatement rows = database.Prepare("""
            SELECT * FROM (SELECT id, message_id, started_ns, question, ended_ns, answer, failure FROM agentos_turns ORDER BY id DESC LIMIT ?1) ORDER BY id
            """u8);
        rows.Bind(1, limit);
        while (rows.Step())
        {
            turns.Add(new Turn(rows.GetText(1) ?? "", rows.GetInt64(2), rows.GetText(3) ?? "")
            {
                Id = rows.GetInt64(0),
                EndedNs = rows.IsNull(4) ? null : rows.GetInt64(4),
                Answer = rows.GetText(5),
                Failure = rows.GetText(6),
            });
        }

        return turns;
    }

    private static bool TryEnd(SqliteDatabase database, Turn turn, long ended)
    {
        using SqliteStatement update = database.Prepare("""
            UPDATE agentos_turns SET ended_ns = ?1, answer = ?2, failure = ?3 WHERE message_id = ?4 AND started_ns = ?5 AND ended_ns IS NULL RETURNING id
            """u8);
        update.Bind(1, ended).BindText(2, turn.Answer).BindText(3, turn.Failure).BindText(4, turn.MessageId).Bind(5, turn.StartedNs);
        return update.Step();
    }
}
