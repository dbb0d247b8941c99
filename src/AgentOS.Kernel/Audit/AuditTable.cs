using AgentOS.Kernel.Syscalls;
using AgentOS.Sqlite;

namespace AgentOS.Kernel.Audit;

/// <summary>The audit log's rows.</summary>
internal sealed class AuditTable(SqliteDatabase database)
{
    /// <summary>Makes the tables.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL NOT NULL, category TEXT NOT NULL, event_type TEXT NOT NULL,
            agent_id INTEGER NOT NULL, agent_name TEXT, success INTEGER NOT NULL, details TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS audit_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        """;

    private const string Configuration = "configuration";

    private readonly SqliteStatement _insert = database.Prepare("""
        INSERT INTO audit (timestamp, category, event_type, agent_id, agent_name, success, details) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """u8);

    private readonly SqliteStatement _prune = database.Prepare("DELETE FROM audit WHERE id <= (SELECT max(id) FROM audit) - ?1"u8);

    // Newest first where nothing says from where on; the caller turns them round.
    private readonly SqliteStatement _newest = database.Prepare("""
        SELECT id, timestamp, category, event_type, agent_id, agent_name, success, details FROM audit
        WHERE (?1 IS NULL OR category = ?1) AND (?2 IS NULL OR agent_id = ?2) ORDER BY id DESC LIMIT ?3
        """u8);

    private readonly SqliteStatement _since = database.Prepare("""
        SELECT id, timestamp, category, event_type, agent_id, agent_name, success, details FROM audit
        WHERE (?1 IS NULL OR category = ?1) AND (?2 IS NULL OR agent_id = ?2) AND id > ?4 ORDER BY id LIMIT ?3
        """u8);

    private readonly SqliteStatement _getSetting = database.Prepare("SELECT value FROM audit_setting WHERE name = ?1"u8);
    private readonly SqliteStatement _setSetting = database.Prepare("INSERT OR REPLACE INTO audit_setting (name, value) VALUES (?1, ?2)"u8);

    /// <summary>Adds an entry, whose id is given by the file, and removes the oldest ones.</summary>
    public void Add(AuditEntry entry, int maxEntries)
    {
        _insert.Bind(1, entry.Timestamp).BindText(2, entry.Category).BindText(3, entry.EventType).Bind(4, entry.AgentId).BindText(5, entry.AgentName)
            .Bind(6, entry.Success ? 1 : 0).BindText(7, entry.Details.Utf8.Span).Run();
        Prune(maxEntries);
    }

    /// <summary>Removes the oldest entries.</summary>
    /// <param name="maxEntries">So many stay.</param>
    public void Prune(int maxEntries) => _prune.Bind(1, maxEntries).Run();

    /// <summary>Shows entries, oldest first.</summary>
    public List<AuditEntry> Find(AuditFilter filter)
    {
        SqliteStatement statement = filter.SinceId is { } since ? _since.Bind(4, since) : _newest;
        statement.BindText(1, filter.Category).Bind(3, filter.Limit);
        _ = filter.AgentId is { } agent ? statement.Bind(2, agent) : statement.BindNull(2);
        List<AuditEntry> entries = [];
        while (statement.Step())
            entries.Add(Read(statement));
        if (filter.SinceId is null)
            entries.Reverse();
        return entries;
    }

    /// <summary>The configuration that was kept; null when there is none.</summary>
    public string? ReadConfiguration()
    {
        string? json = _getSetting.BindText(1, Configuration).Step() ? _getSetting.GetText(0) : null;
        _getSetting.Reset();
        return json;
    }

    /// <summary>Keeps a configuration.</summary>
    public void WriteConfiguration(byte[] json) => _setSetting.BindText(1, Configuration).BindText(2, json).Run();

    private static AuditEntry Read(SqliteStatement row) => new(
        row.GetInt64(0), row.GetDouble(1), row.GetText(2)!, row.GetText(3)!, (uint)row.GetInt64(4), row.GetText(5), row.GetInt64(6) != 0,
        new RawJson(row.GetBytes(7).ToArray()));
}
