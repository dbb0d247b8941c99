using AgentOS.Sqlite;
using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Commits;

/// <summary>
/// Leaves gaps between transactions under continuous load, so that other writers get their turn: a short one after each transaction while somebody else
/// has written lately; a long one once in a while as long as somebody else could, for writers that look seldom. A long gap ends soon after one of
/// them had it: what it wrote is to be seen here within 100 ms, and nobody is served meanwhile.
/// </summary>
internal sealed class WriterPause(DatabaseFile file, DataVersion version, TimeProvider time)
{
    private long _lastGap = time.GetTimestamp();
    private long _lastCommit;
    private long? _lastTurn;
    private bool _isLongDue;

    /// <summary>Call after each commit.</summary>
    internal void NoteCommit()
    {
        // A quiet stretch between two groups was a gap in itself.
        if (time.GetElapsedTime(_lastCommit) > CommitOptions.PauseLength)
            _lastGap = time.GetTimestamp();
        _lastCommit = time.GetTimestamp();
        _isLongDue = time.GetElapsedTime(_lastGap) > CommitOptions.PauseEvery && (file.IsShared || file.IsOpenElsewhere());
    }

    /// <summary>Call before a transaction begins.</summary>
    internal void Wait()
    {
        if (version.HasChanged())
            _lastTurn = time.GetTimestamp();
        if (_isLongDue)
            WaitLong();
        else if (_lastTurn is { } turn && time.GetElapsedTime(turn) < CommitOptions.PauseEvery)
            ThreadPause.For(CommitOptions.ShortPause - time.GetElapsedTime(_lastCommit));
    }

    private void WaitLong()
    {
        long start = time.GetTimestamp();
        TimeSpan end = CommitOptions.PauseLength;
        for (TimeSpan now = TimeSpan.Zero; now < end; now = time.GetElapsedTime(start))
        {
            ThreadPause.For(CommitOptions.PauseStep);
            if (end == CommitOptions.PauseLength && version.HasChanged())
            {
                _lastTurn = time.GetTimestamp();
                end = time.GetElapsedTime(start) + CommitOptions.PauseAfterTurn;
            }
        }

        _lastGap = time.GetTimestamp();
        _isLongDue = false;
    }
}
