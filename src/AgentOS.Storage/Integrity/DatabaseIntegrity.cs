using AgentOS.Errors;
using AgentOS.Sqlite;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Integrity.Rules;
using AgentOS.Storage.Sql;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Integrity;

/// <summary>Whether an agent database keeps the rules of docs/formats/agent-db.md, and what to do when it does not.</summary>
public static class DatabaseIntegrity
{
    /// <summary>Examines a file as of one moment, also while it is in use. Nothing is written.</summary>
    /// <param name="location">The database file.</param>
    /// <exception cref="AgentOSException">It is missing, may not be read, or is encrypted. Any damage is a finding, not an error.</exception>
    public static IntegrityReport Check(DatabaseLocation location)
    {
        try
        {
            using RawDatabase raw = RawDatabase.OpenForReading(location);
            raw.Database.Execute("BEGIN");
            return new IntegrityReport(location.Path, Examination.Of(new AdHocSql(raw.Database)).Findings);
        }
        catch (SqliteException e)
        {
            return new IntegrityReport(location.Path, [Examination.Describe(e) ?? throw StorageFailure.Describe(e, "examine", location.Path)]);
        }
        catch (AgentOSException e) when (IsDamage(e.Definition))
        {
            return new IntegrityReport(location.Path, [PageRule.Damage(e.Detail ?? e.Definition.Summary)]);
        }
    }

    /// <summary>
    /// Repairs a file that is not mounted, in one transaction, after a backup beside it (<c>FILE.before-repair-TIME</c>): to take the
    /// repair back, put the backup in the file's place. A file with nothing to repair is not touched.
    /// </summary>
    /// <param name="location">The database file.</param>
    /// <param name="time">The clock for the backup's name.</param>
    /// <exception cref="AgentOSException">It is mounted, locked, no database, or damaged beyond repair; it is as it was.</exception>
    public static RepairReport Repair(DatabaseLocation location, TimeProvider time)
    {
        using ExclusiveChange change = ExclusiveChange.Begin(location, "repair");
        try
        {
            AdHocSql sql = new(change.Database);
            Examination before = Examination.Of(sql);
            if (before.IsBeyondRepair || !before.Findings.Any(static finding => finding.IsRepairable))
                return new RepairReport(location.Path, null, [], before.Findings);

            string backup = change.BackUp("repair", time);
            change.KeepHistory();
            RepairRun repair = new(sql);
            repair.Run();
            Examination after = Examination.Of(sql);
            if (after.IsBeyondRepair)
                return new RepairReport(location.Path, null, [], after.Findings);
            change.Commit(new TimelineEvent("repair", $"{repair.Repaired.Count} findings", Cause: $"the file before is {backup}"), time);
            return new RepairReport(location.Path, backup, repair.Repaired, after.Findings);
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "repair", location.Path);
        }
    }

    private static bool IsDamage(ErrorDefinition definition) =>
        definition == StorageErrors.Corrupt || definition == StorageErrors.NotADatabase || definition == StorageErrors.EmptyFile
        || definition == StorageErrors.Failed;
}
