using AgentOS.Storage.LlmCalls;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage;

/// <summary>The record of an agent's calls of language models.</summary>
public sealed class AgentLlmCalls
{
    private readonly CommitQueue _queue;

    internal AgentLlmCalls(CommitQueue queue) => _queue = queue;

    /// <summary>Adds to it. The oldest go when there are more than 100,000.</summary>
    /// <param name="calls">Calls that are over.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task WriteAsync(IReadOnlyList<LlmCall> calls, CancellationToken cancellationToken = default) => _queue.WriteAsync(
        session =>
        {
            LlmCallTable.Write(session.Connection.Database, calls);
            return true;
        },
        cancellationToken);

    /// <summary>Reads calls, oldest first.</summary>
    /// <param name="since">Only those that came from then on; null for all.</param>
    /// <param name="limit">At most this many, the last ones; null for all.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public async Task<IReadOnlyList<LlmCall>> ReadAsync(DateTimeOffset? since = null, int? limit = null, CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(session => LlmCallQuery.Read(session.Connection.Database, Nanoseconds(since), limit ?? -1), cancellationToken);

    /// <summary>Sums up the calls of every model, the dearest first.</summary>
    /// <param name="since">Only those that came from then on; null for all.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public async Task<IReadOnlyList<LlmUsageSum>> SumAsync(DateTimeOffset? since = null, CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(session => LlmCallQuery.Sum(session.Connection.Database, Nanoseconds(since)), cancellationToken);

    private static long Nanoseconds(DateTimeOffset? moment) =>
        moment is { } since ? (since - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick : long.MinValue;
}
