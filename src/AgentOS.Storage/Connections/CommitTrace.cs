namespace AgentOS.Storage.Connections;

/// <summary>
/// Tells from the times of a database's two files that nobody can have committed: a look that costs a tenth of asking SQLite, for mounts that nobody
/// uses most of the time.
/// </summary>
/// <param name="path">The database file.</param>
internal sealed class CommitTrace(string path)
{
    // A file's time has steps of some milliseconds, so a second change in the same step does not show: after each that does, SQLite is asked for a while.
    private const int Doubts = 25;

    private readonly string _log = path + "-wal";
    private (DateTime File, DateTime Log) _seen;
    private int _doubts;

    /// <summary>Whether nobody committed since this was last asked.</summary>
    internal bool IsQuiet()
    {
        (DateTime, DateTime) now = (File.GetLastWriteTimeUtc(path), File.GetLastWriteTimeUtc(_log));
        if (now != _seen)
            _doubts = Doubts;
        _seen = now;
        if (_doubts <= 0)
            return true;
        _doubts--;
        return false;
    }
}
