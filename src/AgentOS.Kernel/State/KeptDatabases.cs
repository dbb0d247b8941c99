using System.Collections.Concurrent;
using AgentOS.Kernel.Databases;
using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;

namespace AgentOS.Kernel.State;

/// <summary>Opens agents' files by their names.</summary>
internal sealed class KeptDatabases(string directory) : IDatabaseSource, IDisposable
{
    private readonly ConcurrentDictionary<string, Task<AgentDatabase>> _open = new(StringComparer.Ordinal);

    public ValueTask<AgentDatabase> OpenAsync(Caller caller) =>
        new(_open.GetOrAdd(caller.Identity.Kind == Identities.IdentityKind.Agent ? caller.Identity.Name! : "operator", name =>
            AgentDatabase.OpenAsync(Path.Combine(Directory.CreateDirectory(directory).FullName, name + ".db"))));

    public void Dispose()
    {
        foreach (Task<AgentDatabase> open in _open.Values)
            open.Result.DisposeAsync().AsTask().Wait();
    }
}
