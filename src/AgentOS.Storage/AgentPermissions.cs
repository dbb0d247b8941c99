using AgentOS.Storage.Permissions;
using AgentOS.Storage.Sessions;

namespace AgentOS.Storage;

/// <summary>The record of what somebody was allowed, by whom, and what they did with it. Read it with SQL (docs/queries.md).</summary>
public sealed class AgentPermissions
{
    private readonly CommitQueue _queue;

    internal AgentPermissions(CommitQueue queue) => _queue = queue;

    /// <summary>Adds to it. The oldest uses go when there are more than 100,000; grants stay.</summary>
    /// <param name="records">What to add.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    public Task WriteAsync(PermissionRecords records, CancellationToken cancellationToken = default) => _queue.WriteAsync(
        session =>
        {
            PermissionTables.Write(session.Connection.Database, records);
            return true;
        },
        cancellationToken);
}
