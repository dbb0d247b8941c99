using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Migration;

/// <summary>Copies of a file that is about to be converted.</summary>
public static class DatabaseBackup
{
    /// <summary>Copies a file that is not mounted to <c>FILE.before-migration-TIME</c> beside it.</summary>
    /// <returns>The copy's path.</returns>
    /// <exception cref="Errors.AgentOSException">It is mounted or locked, or the copy cannot be written.</exception>
    public static string Make(DatabaseLocation location, TimeProvider time)
    {
        using ExclusiveChange change = ExclusiveChange.Begin(location, "migrate");
        string backup = change.BackUp("migration", time);
        change.Commit();
        return backup;
    }
}
