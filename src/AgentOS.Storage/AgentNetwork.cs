using AgentOS.Storage.Networks;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage;

/// <summary>The record of what an agent's programs connected to and what was refused, written while it ran.</summary>
public sealed class AgentNetwork
{
    private readonly CommitQueue _queue;

    internal AgentNetwork(CommitQueue queue) => _queue = queue;

    /// <summary>Reads rows, oldest first.</summary>
    /// <param name="filter">Which rows; filtered before they are limited.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public async Task<IReadOnlyList<NetworkEntry>> ReadAsync(NetworkFilter filter, CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(session => NetworkTable.Read(session.Connection.Database, filter), cancellationToken);
}
