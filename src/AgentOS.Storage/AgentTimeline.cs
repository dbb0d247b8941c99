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

    /// <summary>Removes old rows. One row is left that says so, and the chain stays whole.</summary>
    /// <param name="before">Rows older than this go.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => _queue.WriteAsync(
        session =>
        {
            session.Timeline.Prune(TimelineQuery.FindLastBefore(session.Connection.Database, before));
            return true;
        },
        cancellationToken);

    /// <summary>Sets how much is kept: what is more goes, oldest first, at once and from then on. Mounts look every thousand rows.</summary>
    /// <param name="limit">In place of the limits there were; new files have none.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task LimitAsync(TimelineLimit limit, CancellationToken cancellationToken = default) => _queue.WriteAsync(
        session =>
        {
            session.Timeline.Limit(limit);
            return true;
        },
        cancellationToken);

    /// <summary>Looks for rows that were edited, removed or put in, as of one moment.</summary>
    /// <param name="expectedHead">A <see cref="TimelineReport.Head"/> that was noted earlier and must still be part of the chain; null for none.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task<TimelineReport> VerifyAsync(string? expectedHead = null, CancellationToken cancellationToken = default) =>
        _queue.ReadAsync(session => TimelineVerification.Run(session.Connection.Database, expectedHead), cancellationToken);
}
