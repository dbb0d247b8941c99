using AgentOS.Storage;

namespace AgentOS.Fleet.Snapshots;

/// <summary>Those of a sandbox whose <c>agent.db</c> is all it keeps.</summary>
internal sealed class FileSnapshots(string database, TimeProvider clock) : ISandboxSnapshots
{
    public Task<SandboxSnapshot> TakeAsync(string? name, CancellationToken cancellationToken) =>
        UseAsync(async snapshots => Of(await snapshots.CreateAsync(name, cancellationToken).ConfigureAwait(false)));

    public Task<IReadOnlyList<SandboxSnapshot>> ListAsync(CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<SandboxSnapshot>>(async snapshots => [.. (await snapshots.ListAsync(cancellationToken).ConfigureAwait(false)).Select(Of)]);

    public Task RemoveAsync(string name, CancellationToken cancellationToken) => UseAsync(async snapshots =>
    {
        await snapshots.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        return name;
    });

    public Task<SandboxRestore> RestoreAsync(string name, CancellationToken cancellationToken) => UseAsync(async snapshots =>
    {
        RestoreOutcome outcome = await snapshots.RestoreAsync(name, cancellationToken).ConfigureAwait(false);
        return new SandboxRestore(outcome.Snapshot, outcome.UndoSnapshot, outcome.UnrecordedFiles);
    });

    private async Task<T> UseAsync<T>(Func<AgentSnapshots, Task<T>> use)
    {
        AgentDatabase opened = await AgentDatabase.OpenAsync(database, new AgentDatabaseOptions { Time = clock }).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
            return await use(opened.Snapshots).ConfigureAwait(false);
    }

    private static SandboxSnapshot Of(SnapshotInfo snapshot) => new(snapshot.Name, snapshot.Created, snapshot.KeptBytes);
}
