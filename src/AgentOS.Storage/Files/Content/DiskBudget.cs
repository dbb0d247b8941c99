using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Files;

/// <summary>
/// Refuses data before it is accepted when the disk under the database could not hold it, so that a program sees ENOSPC from
/// write(2) and nothing acknowledged is lost later.
/// </summary>
internal sealed class DiskBudget(DatabaseFile? file, SqliteDatabase database)
{
    // Every byte is written twice: to the log, then to the database file.
    private const int CopiesOfEachByte = 2;

    // Rows and index entries that go with an operation's data.
    private const long Overhead = 16 * 1024;

    // Looking again this often costs one fstatvfs per 16 MiB of data.
    private const long LookAgainAfter = 32L * 1024 * 1024;

    // Left free for checkpoints, deletions and closing; a tenth on small disks, because a deletion dirties pages before it frees any.
    private const long MostReserved = 32L * 1024 * 1024;
    private const int ReservedFraction = 10;

    private long _taken;
    private long _available = -1;

    /// <summary>Takes room for an operation that stores <paramref name="bytes"/> of data. False when there is not enough.</summary>
    internal bool TryTake(long bytes)
    {
        if (file is null)
            return true;

        long cost = (bytes * CopiesOfEachByte) + Overhead;
        if (_taken + cost > Math.Min(_available, LookAgainAfter))
        {
            Look(file);
            if (cost > _available)
                return false;
        }

        _taken += cost;
        return true;
    }

    /// <summary>Whether an operation could store this much now; takes nothing.</summary>
    internal bool HasRoomFor(long bytes)
    {
        if (file is null || bytes <= 0)
            return true;
        Look(file);
        return bytes <= (_available - Overhead) / CopiesOfEachByte;
    }

    private void Look(DatabaseFile measured)
    {
        // What was taken since the last look may still be in memory only, and what is in the log needs room in the database file.
        DiskSpace disk = OpenFile.MeasureDisk(measured.Handle);
        _available = disk.Available - Math.Min(MostReserved, disk.Total / ReservedFraction) - Math.Min(_taken, LookAgainAfter)
            - database.LogLength;
        _taken = 0;
    }
}
