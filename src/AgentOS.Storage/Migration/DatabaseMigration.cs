using AgentOS.Errors;
using AgentOS.Sqlite;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Format;
using AgentOS.Storage.Integrity;
using AgentOS.Storage.Sql;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Migration;

/// <summary>Brings files of older formats, and of the format's fork, to the current one.</summary>
public static class DatabaseMigration
{
    /// <summary>Tells what <see cref="Run"/> would do. Nothing is written.</summary>
    /// <param name="location">The database file.</param>
    /// <exception cref="AgentOSException">It is no agent database, encrypted, newer, or incomplete without a base directory.</exception>
    public static MigrationReport Plan(DatabaseLocation location)
    {
        try
        {
            using RawDatabase raw = RawDatabase.OpenForReading(location);
            raw.Database.Execute("BEGIN");
            return Plan(new AdHocSql(raw.Database), location.Path);
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "examine", location.Path);
        }
    }

    /// <summary>
    /// Converts a file that is not mounted, in one transaction that is examined before it is committed, after a backup beside the file
    /// (<c>FILE.before-migration-TIME</c>). A file that is up to date is not touched.
    /// </summary>
    /// <param name="location">The database file.</param>
    /// <param name="time">The clock for the backup's name.</param>
    /// <exception cref="AgentOSException">As <see cref="Plan(DatabaseLocation)"/>, or it is mounted or locked, or the result would not be sound; the file is as it was.</exception>
    public static MigrationReport Run(DatabaseLocation location, TimeProvider time)
    {
        using ExclusiveChange change = ExclusiveChange.Begin(location, "migrate");
        try
        {
            AdHocSql sql = new(change.Database);
            MigrationReport plan = Plan(sql, location.Path);
            if (plan.Steps.Count == 0)
                return plan;

            string backup = change.BackUp("migration", time);
            change.KeepHistory();
            RowCounts before = RowCounts.Of(sql);
            List<string> steps = Apply(sql);
            IReadOnlyList<Finding> findings = Verify(sql, before, location.Path);
            change.Commit(new TimelineEvent("migrate", plan.From, Cause: $"the file before is {backup}"), time);
            return plan with { Steps = steps, Backup = backup, Findings = findings };
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "migrate", location.Path);
        }
    }

    private static MigrationReport Plan(AdHocSql sql, string path)
    {
        SchemaShape shape = SchemaShape.Read(sql);
        if (!shape.IsAgentDatabase)
            throw new AgentOSException(StorageErrors.NotAnAgentDatabase, "migrate", path);
        if (shape.IsNewer)
            throw new AgentOSException(StorageErrors.NewerSchema, "migrate", path, shape.Describe());
        if (sql.HasTable("fs_partial_origin") && sql.Exists("SELECT 1 FROM fs_partial_origin"))
            throw new AgentOSException(StorageErrors.PartialFiles, "migrate", path);
        List<string> steps = [.. MigrationSteps.All.Select(step => step.Describe(sql)).OfType<string>()];
        return new MigrationReport(path, shape.Version, Schema.Version, steps, null, []);
    }

    private static List<string> Apply(AdHocSql sql)
    {
        List<string> done = [];
        foreach (IMigrationStep step in MigrationSteps.All)
        {
            if (step.Describe(sql) is not { } description)
                continue;
            step.Apply(sql);
            done.Add(description);
        }

        return done;
    }

    private static IReadOnlyList<Finding> Verify(AdHocSql sql, RowCounts before, string path)
    {
        Examination examination = Examination.Of(sql);
        if (examination.IsBeyondRepair)
            throw new AgentOSException(StorageErrors.MigrationFailed, "migrate", path, examination.Findings[0].Problem);
        if (RowCounts.Of(sql) != before)
            throw new AgentOSException(StorageErrors.MigrationFailed, "migrate", path, "rows would be lost");
        if (MigrationSteps.All.Select(step => step.Describe(sql)).OfType<string>().FirstOrDefault() is { } left)
            throw new AgentOSException(StorageErrors.MigrationFailed, "migrate", path, left);
        return examination.Findings;
    }
}
