using AgentOS.Errors;
using AgentOS.Sqlite;
using AgentOS.Storage.Sessions;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Snapshots;

/// <summary>What can be done with snapshots, inside a transaction of its own.</summary>
internal static class SnapshotOperations
{
    private const string BeforeRestore = "before-restore-";

    internal static SnapshotInfo Create(DatabaseSession session, string? name, TimeProvider time)
    {
        SqliteDatabase database = session.Connection.Database;
        DateTimeOffset now = time.GetUtcNow();
        if (name is not null)
            SnapshotName.Demand(name);
        string chosen = name ?? SnapshotName.FromTime(database, "", now);
        if (SnapshotTable.Find(database, chosen) is not null)
            throw new AgentOSException(SnapshotErrors.AlreadyExists, "snapshot as", chosen);
        SnapshotRow added = Add(session, chosen, now);
        session.Timeline.Happened(new TimelineEvent("snapshot", chosen));
        return SnapshotInfo.From(added, 0);
    }

    internal static List<SnapshotInfo> List(DatabaseSession session)
    {
        SqliteDatabase database = session.Connection.Database;
        List<TrackedTable> tables = HistorySchema.ReadTables(database);
        return [.. SnapshotTable.List(database).Select(row => SnapshotInfo.From(row, SnapshotTable.MeasureKept(database, tables, row.Id)))];
    }

    internal static RestoreOutcome Restore(DatabaseSession session, string name, TimeProvider time)
    {
        SqliteDatabase database = session.Connection.Database;
        SnapshotRow snapshot = Find(database, "restore", name);
        long strangers = StrangerCheck.Count(database, snapshot, time.GetUtcNow());
        DateTimeOffset now = time.GetUtcNow();
        SnapshotRow undo = Add(session, SnapshotName.FromTime(database, BeforeRestore, now), now);
        SnapshotRestore.Run(database, snapshot.Id);
        session.Timeline.Happened(new TimelineEvent("restore", name, Cause: $"the state before is {undo.Name}"));
        return new RestoreOutcome(name, undo.Name, strangers);
    }

    internal static bool Delete(DatabaseSession session, string name)
    {
        SqliteDatabase database = session.Connection.Database;
        SnapshotDeletion.Run(database, Find(database, "delete", name));
        session.Timeline.Happened(new TimelineEvent("snapshot.delete", name));
        return true;
    }

    internal static SnapshotRow Find(SqliteDatabase database, string operation, string name) =>
        SnapshotTable.Find(database, name) ?? throw new AgentOSException(SnapshotErrors.NotFound, operation, name);

    private static SnapshotRow Add(DatabaseSession session, string name, DateTimeOffset now)
    {
        SqliteDatabase database = session.Connection.Database;
        if (TrackedTables.FindWithoutKey(database) is { } table)
            throw new AgentOSException(SnapshotErrors.NoKey, "snapshot", session.Connection.Path, table);
        HistorySchema.Create(database);
        SnapshotRow added = SnapshotTable.Insert(database, name, now);
        session.Connection.History.Refresh();
        return added;
    }
}
