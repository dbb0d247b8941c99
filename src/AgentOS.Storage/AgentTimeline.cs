using AgentOS.Storage.Sessions;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage;

/// <summary>The record of everything that was done to an agent's state, written by the system with each change.</summary>
public sealed class AgentTimeline
{
    private readonly CommitQueue _queue;

    internal AgentTimeline(CommitQueue queue) => _queue = queue;

    /// <summary>Reads rows, oldest first.</summary>
    /// <param name="filter">Which rows; filtered before they are limited.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineFilter filter, CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(session => TimelineQuery.Run(session.Connection.Database, filter), cancellationToken);

    /// <summary>Looks for rows that were edited, removed or put in, as of one moment.</summary>
    /// <param name="expectedHead">A <see cref="TimelineReport.Head"/> that was noted earlier and must still be part of the chain; null for none.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task<TimelineReport> VerifyAsync(string? expectedHead = null, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(session => TimelineVerification.Run(session.Connection.Database, expectedHead), cancellationToken);
}
