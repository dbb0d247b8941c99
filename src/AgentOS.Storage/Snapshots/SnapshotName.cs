using System.Globalization;
using AgentOS.Errors;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Snapshots;

/// <summary>Names of snapshots.</summary>
internal static class SnapshotName
{
    private const int MaxLength = 200;

    /// <summary>Fails unless a snapshot can have the name.</summary>
    internal static void Demand(string name)
    {
        if (name.Length is 0 or > MaxLength || name.Any(char.IsControl) || name.Trim().Length != name.Length)
            throw new AgentOSException(SnapshotErrors.InvalidName, "snapshot as", name);
    }

    /// <summary>A name that nobody chose: the moment, in UTC, and a number where two share a second.</summary>
    internal static string FromTime(SqliteDatabase database, string prefix, DateTimeOffset now)
    {
        string name = prefix + now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        HashSet<string> taken = [.. SnapshotTable.List(database).Select(row => row.Name)];
        string free = name;
        for (int number = 2; taken.Contains(free); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{name}.{number}");
        return free;
    }
}
