using System.Collections.Concurrent;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Databases;
using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;

namespace AgentOS.Kernel.State;

/// <summary>Opens agents' files.</summary>
internal sealed class KeptDatabases(AgentTable agents, string directory) : IDatabaseSource, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<AgentDatabase>>> _open = new(StringComparer.Ordinal);

    public ValueTask<AgentDatabase> OpenAsync(Caller caller)
    {
        string path = agents.TryFind(caller.Identity.Id)?.Place.Database ?? Path.Combine(directory, "operator.db");
        return new(_open.GetOrAdd(path, wanted => new Lazy<Task<AgentDatabase>>(() => AgentDatabase.OpenAsync(wanted))).Value);
    }

    public void Dispose()
    {
        foreach (Lazy<Task<AgentDatabase>> open in _open.Values)
            open.Value.Result.DisposeAsync().AsTask().Wait();
    }
}
