using AgentOS.Vms.Snapshots;

namespace AgentOS.Fleet.Snapshots;

/// <summary>Those of a VM: its disk and its <c>agent.db</c>, of one moment.</summary>
internal sealed class MachineSnapshots(VmSnapshots snapshots, string id) : ISandboxSnapshots
{
    public async Task<SandboxSnapshot> TakeAsync(string? name, CancellationToken cancellationToken)
    {
        string taken = name ?? snapshots.NameOfNow("");
        await snapshots.TakeAsync(id, taken, cancellationToken).ConfigureAwait(false);
        return All().Single(snapshot => snapshot.Name == taken);
    }

    public Task<IReadOnlyList<SandboxSnapshot>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SandboxSnapshot>>([.. All()]);

    public Task RemoveAsync(string name, CancellationToken cancellationToken) => snapshots.RemoveAsync(id, name, cancellationToken);

    public async Task<SandboxRestore> RestoreAsync(string name, CancellationToken cancellationToken) =>
        new(name, await snapshots.RestoreAsync(id, name, cancellationToken).ConfigureAwait(false), UnrecordedFiles: 0);

    private IEnumerable<SandboxSnapshot> All() => snapshots.List(id).Select(snapshot => new SandboxSnapshot(snapshot.Name, snapshot.CreatedAt, snapshot.DiskBytes));
}
