using AgentOS.Storage.Sessions;
using AgentOS.Storage.Turns;

namespace AgentOS.Storage;

/// <summary>What was said to an agent, and what it answered.</summary>
public sealed class AgentTurns
{
    private readonly CommitQueue _queue;

    internal AgentTurns(CommitQueue queue) => _queue = queue;

    /// <summary>Writes the beginning of a turn, or its end.</summary>
    /// <param name="turn">One with <see cref="Turn.EndedNs"/> ends the one that began with the same id at the same time.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task WriteAsync(Turn turn, CancellationToken cancellationToken = default) => _queue.WriteAsync(
        session =>
        {
            TurnTable.Write(session.Connection.Database, turn);
            return true;
        },
        cancellationToken);

    /// <summary>The last turns, oldest first.</summary>
    /// <param name="limit">At most this many; null for all.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public async Task<IReadOnlyList<Turn>> ReadAsync(int? limit = null, CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(session => TurnTable.Read(session.Connection.Database, limit ?? -1), cancellationToken);
}
