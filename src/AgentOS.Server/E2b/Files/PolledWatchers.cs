using System.Collections.Concurrent;
using AgentOS.Fleet;
using AgentOS.Server.E2b.Connect;

namespace AgentOS.Server.E2b.Files;

/// <summary>Directories that are watched for clients which ask from time to time what changed (E2B's for Python). They end with their sandbox, and with the server.</summary>
internal sealed class PolledWatchers(ISandboxes sandboxes) : IDisposable
{
    private const int MostOfOne = 64;

    private readonly ConcurrentDictionary<(string Sandbox, string Id), PolledWatcher> _all = new();

    /// <summary>Watches a directory.</summary>
    /// <returns>What the watcher is called.</returns>
    /// <exception cref="ConnectException">The sandbox has as many as it may.</exception>
    public async Task<string> AddAsync(string sandbox, string path, bool recursive, CancellationToken cancellationToken)
    {
        if (_all.Keys.Count(key => key.Sandbox == sandbox) >= MostOfOne)
            throw new ConnectException("resource_exhausted", $"a sandbox has {MostOfOne} watchers at most");
        PolledWatcher watcher = await PolledWatcher.StartAsync(await sandboxes.OpenFilesAsync(sandbox), path, recursive, cancellationToken);
        string id = Guid.NewGuid().ToString("N");
        _all[(sandbox, id)] = watcher;
        return id;
    }

    /// <summary>What changed since this was asked last.</summary>
    /// <exception cref="ConnectException">There is no such watcher any more.</exception>
    public IReadOnlyList<FilesystemEvent> Take(string sandbox, string id)
    {
        if (_all.GetValueOrDefault((sandbox, id))?.Take() is { } taken)
            return taken;
        Remove(sandbox, id);
        throw new ConnectException("not_found", $"watcher {id} not found");
    }

    /// <summary>Ends one; no error when there is none.</summary>
    public void Remove(string sandbox, string id)
    {
        if (_all.TryRemove((sandbox, id), out PolledWatcher? watcher))
            watcher.Dispose();
    }

    public void Dispose()
    {
        foreach ((string sandbox, string id) in _all.Keys)
            Remove(sandbox, id);
    }
}
