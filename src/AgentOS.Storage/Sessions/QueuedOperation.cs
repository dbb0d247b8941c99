namespace AgentOS.Storage.Sessions;

/// <summary>An operation that waits for its commit.</summary>
internal abstract class QueuedOperation
{
    /// <summary>Why it failed by itself; null while it has not.</summary>
    internal Exception? Failure { get; set; }

    /// <summary>Whether its caller gave up before it was started.</summary>
    internal abstract bool IsCancelled { get; }

    internal abstract void Run(DatabaseSession session);

    /// <summary>Tells the caller; with no failure of either kind, the result is on disk.</summary>
    internal abstract void Complete(Exception? commitFailure);
}
