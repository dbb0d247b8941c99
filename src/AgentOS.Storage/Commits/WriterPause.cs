using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Commits;

/// <summary>
/// Leaves gaps between transactions under continuous load, so that writers in other processes get their turn. A gap ends soon after one of
/// them had it: what it wrote is to be seen here within 100 ms, and nobody is served meanwhile.
/// </summary>
internal sealed class WriterPause(DatabaseFile file, DataVersion version, TimeProvider time)
{
    private long _lastGap = time.GetTimestamp();
    private long _lastCommit;
    private bool _isDue;

    /// <summary>Call after each commit.</summary>
    internal void NoteCommit()
    {
        // A quiet stretch between two groups was a gap in itself.
        if (time.GetElapsedTime(_lastCommit) > CommitOptions.PauseLength)
            _lastGap = time.GetTimestamp();
        _lastCommit = time.GetTimestamp();
        _isDue = time.GetElapsedTime(_lastGap) > CommitOptions.PauseEvery && file.IsOpenElsewhere();
    }

    /// <summary>Call before a transaction begins.</summary>
    internal void Wait()
    {
        if (!_isDue)
            return;
        using ManualResetEventSlim never = new(false);
        _ = version.HasChanged();
        long start = time.GetTimestamp();
        TimeSpan end = CommitOptions.PauseLength;
        for (TimeSpan now = TimeSpan.Zero; now < end; now = time.GetElapsedTime(start))
        {
            never.Wait(CommitOptions.PauseStep);
            if (end == CommitOptions.PauseLength && version.HasChanged())
                end = time.GetElapsedTime(start) + CommitOptions.PauseAfterTurn;
        }

        _lastGap = time.GetTimestamp();
        _isDue = false;
    }
}
