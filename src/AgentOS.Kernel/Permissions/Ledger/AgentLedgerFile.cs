using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Linux;
using AgentOS.Storage;
using AgentOS.Storage.Permissions;

namespace AgentOS.Kernel.Permissions.Ledger;

/// <summary>The agent.db of an agent: through its mount while its program runs, by itself otherwise.</summary>
internal sealed class AgentLedgerFile(Agent agent) : ILedgerFile
{
    public async Task WriteAsync(PermissionRecords records)
    {
        if (agent.Run?.Record(records) == Errno.None)
            return;
        AgentDatabase database = await AgentDatabase.OpenAsync(agent.Place.Database).ConfigureAwait(false);
        await using (database.ConfigureAwait(false))
            await database.Permissions.WriteAsync(records).ConfigureAwait(false);
    }

    public Task SynchronizeAsync()
    {
        // Without a program the file is closed, and closing has synchronized it.
        if (agent.Run is { } run && run.Synchronize() is var error and not Errno.None)
            throw new AgentOSException(StorageErrors.Failed, "write", agent.Place.Database, error.ToString());
        return Task.CompletedTask;
    }
}
