using AgentOS.Sqlite;

namespace AgentOS.Storage.Permissions;

/// <summary>Rows of agentos_permission_grant and agentos_permission_use (docs/formats/agent-db.md, "Permissions"). Only inside a transaction.</summary>
internal static class PermissionTables
{
    // About 30 MB of the longest rows that are usual.
    private const int MostUses = 100_000;

    internal const string CreateTables = """
        CREATE TABLE IF NOT EXISTS agentos_permission_grant (id INTEGER PRIMARY KEY, agent_id INTEGER NOT NULL, agent TEXT NOT NULL,
          granter_id INTEGER, granter TEXT NOT NULL, call TEXT NOT NULL, former TEXT, policy TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS agentos_permission_use (id INTEGER PRIMARY KEY AUTOINCREMENT, grant_id INTEGER NOT NULL, first_ns INTEGER NOT NULL,
          last_ns INTEGER NOT NULL, count INTEGER NOT NULL, allowed INTEGER NOT NULL, permission TEXT NOT NULL, target TEXT NOT NULL, rule TEXT, explanation TEXT NOT NULL);
        """;

    /// <summary>Adds rows; the oldest uses go when there are too many.</summary>
    internal static void Write(SqliteDatabase database, PermissionRecords records)
    {
        database.Execute(CreateTables);
        AddGrants(database, records.Grants);
        if (records.Uses.Count == 0)
            return;
        AddUses(database, records.Uses);
        using SqliteStatement prune = database.Prepare("DELETE FROM agentos_permission_use WHERE id <= (SELECT max(id) FROM agentos_permission_use) - ?1"u8);
        prune.Bind(1, MostUses).Run();
    }

    private static void AddGrants(SqliteDatabase database, IReadOnlyList<PermissionGrant> grants)
    {
        using SqliteStatement insert = database.Prepare("""
            INSERT OR IGNORE INTO agentos_permission_grant (id, agent_id, agent, granter_id, granter, call, former, policy) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """u8);
        foreach (PermissionGrant grant in grants)
        {
            insert.Bind(1, grant.Id).Bind(2, grant.AgentId).BindText(3, grant.Agent).BindText(5, grant.Granter).BindText(6, grant.Call)
                .BindText(7, grant.Former).BindText(8, grant.Policy);
            _ = grant.GranterId is { } granter ? insert.Bind(4, granter) : insert.BindNull(4);
            insert.Run();
        }
    }

    private static void AddUses(SqliteDatabase database, IReadOnlyList<PermissionUse> uses)
    {
        using SqliteStatement insert = database.Prepare("""
            INSERT INTO agentos_permission_use (grant_id, first_ns, last_ns, count, allowed, permission, target, rule, explanation)
              VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """u8);
        foreach (PermissionUse use in uses)
        {
            insert.Bind(1, use.GrantId).Bind(2, use.FirstNs).Bind(3, use.LastNs).Bind(4, use.Count).Bind(5, use.IsAllowed ? 1 : 0).BindText(6, use.Permission)
                .BindText(7, use.Target).BindText(8, use.Rule).BindText(9, use.Explanation).Run();
        }
    }
}
