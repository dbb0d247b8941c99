using AgentOS.Storage;
using AgentOS.Storage.Permissions;

namespace AgentOS.Kernel.Permissions.Ledger;

/// <summary>The kernel's own file, for everybody who has none. Made at the first use.</summary>
/// <param name="path">Where.</param>
internal sealed class KernelLedgerFile(string path) : ILedgerFile, IAsyncDisposable
{
    private AgentDatabase? _database;

    // One batch at a time comes in.
    public async Task WriteAsync(PermissionRecords records)
    {
        _database ??= await AgentDatabase.OpenAsync(path).ConfigureAwait(false);
        await _database.Permissions.WriteAsync(records).ConfigureAwait(false);
    }

    // Each write of this kind of connection is.
    public Task SynchronizeAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
