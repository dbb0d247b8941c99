namespace AgentOS.Storage.Commits;

/// <summary>When a group of operations is committed, and when the log is moved into the database file.</summary>
internal static class CommitOptions
{
    /// <summary>After this long everything done is visible to other processes and survives kill -9.</summary>
    internal static readonly TimeSpan GroupTime = TimeSpan.FromMilliseconds(20);

    /// <summary>About SQLite's page cache: a larger group would spill into the log before its commit.</summary>
    internal const long GroupBytes = 16L * 1024 * 1024;

    /// <summary>A checkpoint starts here: large enough to sync seldom, small enough to stay in the host's page cache.</summary>
    internal const long CheckpointBytes = 256L * 1024 * 1024;

    /// <summary>Writers wait for the checkpoint here, so that the log cannot outgrow the disk.</summary>
    internal const long MostLogBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>What may be left over by a checkpoint for the short one that runs while writers wait.</summary>
    internal const long FinalCheckpointBytes = 32L * 1024 * 1024;

    /// <summary>After this long without a commit the log is moved, so that a copy of the file is nearly up to date.</summary>
    internal static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(1);

    /// <summary>Under load, and only while another process has the file open, writing pauses once per this time…</summary>
    internal static readonly TimeSpan PauseEvery = TimeSpan.FromSeconds(1);

    /// <summary>…for longer than the longest sleep of SQLite's busy handler (100 ms) on a busy machine, so that a waiting writer gets its turn.</summary>
    internal static readonly TimeSpan PauseLength = TimeSpan.FromMilliseconds(150);

    /// <summary>While others really write, each transaction is followed by this gap: they look every millisecond.</summary>
    internal static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(2);

    /// <summary>How often it is seen meanwhile whether somebody had a turn…</summary>
    internal static readonly TimeSpan PauseStep = TimeSpan.FromMilliseconds(5);

    /// <summary>…and what is left for the next one then.</summary>
    internal static readonly TimeSpan PauseAfterTurn = TimeSpan.FromMilliseconds(15);
}
