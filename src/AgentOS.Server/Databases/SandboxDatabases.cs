using AgentOS.Fleet;
using AgentOS.Storage;

namespace AgentOS.Server.Databases;

/// <summary>Opens a sandbox's <c>agent.db</c> for one request, so that what its programs wrote until now is seen.</summary>
internal sealed class SandboxDatabases(ISandboxes sandboxes, TimeProvider clock)
{
    /// <summary>Reads from it.</summary>
    public async Task<T> ReadAsync<T>(string id, Func<AgentDatabase, Task<T>> read)
    {
        await sandboxes.SynchronizeAsync(id);
        await using AgentDatabase database = await OpenAsync(id);
        return await read(database);
    }

    /// <summary>Writes to it; its programs see it when this is done.</summary>
    public async Task WriteAsync(string id, Func<AgentDatabase, Task> write)
    {
        // First: a write to a file must not be undone by what a program wrote before it.
        await sandboxes.SynchronizeAsync(id);
        await using (AgentDatabase database = await OpenAsync(id))
            await write(database);
        await sandboxes.SynchronizeAsync(id);
    }

    /// <summary>Opens it; the caller closes it.</summary>
    public Task<AgentDatabase> OpenAsync(string id) => AgentDatabase.OpenAsync(sandboxes.Find(id).Database, new AgentDatabaseOptions { Time = clock });
}
