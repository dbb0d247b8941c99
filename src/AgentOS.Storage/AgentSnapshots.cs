using AgentOS.Errors;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Sessions;
using AgentOS.Storage.Snapshots;

namespace AgentOS.Storage;

/// <summary>
/// Kept states of an agent, in the agent's own file. They share what did not change: making one costs a row, and afterwards the old content of what is changed
/// is kept once. They can be made while the agent runs.
/// </summary>
public sealed class AgentSnapshots
{
    private readonly CommitQueue _queue;
    private readonly TimeProvider _time;

    internal AgentSnapshots(CommitQueue queue, TimeProvider time)
    {
        _queue = queue;
        _time = time;
    }

    /// <summary>Keeps the present state: everything committed so far, by any process.</summary>
    /// <param name="name">1 to 200 printable characters; null takes the time as the name.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <exception cref="AgentOSException"><see cref="SnapshotErrors.AlreadyExists"/> or <see cref="SnapshotErrors.InvalidName"/>.</exception>
    public Task<SnapshotInfo> CreateAsync(string? name = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => _queue.WriteAlone(session => SnapshotOperations.Create(session, name, _time)), cancellationToken);

    /// <summary>Lists the snapshots, oldest first.</summary>
    public async Task<IReadOnlyList<SnapshotInfo>> ListAsync(CancellationToken cancellationToken = default) =>
        await _queue.ReadAsync(SnapshotOperations.List, cancellationToken);

    /// <summary>
    /// Makes the agent what it was at a snapshot: files, key-values and tool calls. All snapshots stay, and one more is made of the state before.
    /// </summary>
    /// <param name="name">The snapshot.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <exception cref="AgentOSException"><see cref="SnapshotErrors.NotFound"/>, or <see cref="StorageErrors.AlreadyMounted"/> while the agent runs.</exception>
    public Task<RestoreOutcome> RestoreAsync(string name, CancellationToken cancellationToken = default) => Task.Run(
        () => _queue.RunAlone(session =>
        {
            using MountExclusion exclusion = MountExclusion.Take(session.Connection, "restore");
            return _queue.WriteAlone(held => SnapshotOperations.Restore(held, name, _time));
        }),
        cancellationToken);

    /// <summary>Writes the state at a snapshot to a new file: an agent of its own, without history.</summary>
    /// <param name="name">The snapshot.</param>
    /// <param name="path">The file to make; it must not exist.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <exception cref="AgentOSException"><see cref="SnapshotErrors.NotFound"/>, or the file exists or cannot be written.</exception>
    public Task ForkAsync(string name, string path, CancellationToken cancellationToken = default) =>
        Task.Run(() => _queue.RunAlone(session => SnapshotFork.Write(session.Connection, name, path)), cancellationToken);

    /// <summary>Deletes a snapshot; the others stay as they are. <see cref="AgentDatabase.CompactAsync"/> gives its space back to the disk.</summary>
    /// <exception cref="AgentOSException"><see cref="SnapshotErrors.NotFound"/>.</exception>
    public Task DeleteAsync(string name, CancellationToken cancellationToken = default) =>
        Task.Run(() => _queue.WriteAlone(session => SnapshotOperations.Delete(session, name)), cancellationToken);
}
