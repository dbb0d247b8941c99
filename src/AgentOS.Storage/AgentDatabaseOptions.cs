namespace AgentOS.Storage;

/// <summary>How <see cref="AgentDatabase.OpenAsync(DatabaseLocation, AgentDatabaseOptions?, CancellationToken)"/> opens a file.</summary>
public sealed record AgentDatabaseOptions
{
    /// <summary>Whether a missing file is made. True by default.</summary>
    public bool Create { get; init; } = true;

    /// <summary>Open for reading only; files of AgentFS before 0.4 can be read too. False by default.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// Has work done later by a thread of the caller's, which commits what was written since and completes the tasks, there and then: for callers that are one thread and
    /// would pay for every hand-over to another. Null has the thread pool commit, and callers go on elsewhere.
    /// </summary>
    public Action<Action>? CommitOn { get; init; }

    /// <summary>The clock for times of files, keys and calls.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
