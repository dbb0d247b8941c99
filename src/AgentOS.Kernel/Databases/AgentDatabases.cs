using System.Collections.Concurrent;
using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;

namespace AgentOS.Kernel.Databases;

/// <summary>
/// The agent.db of everybody who has one: an agent's own, beside its mount in /agent; the operators share one in the kernel's state directory. Opened by the
/// first call and closed when the agent is gone for good.
/// </summary>
internal sealed class AgentDatabases : IDatabaseSource, IDisposable
{
    private readonly AgentTable _agents;
    private readonly AgentKernelOptions _options;
    private readonly ConcurrentDictionary<string, Lazy<Task<AgentDatabase>>> _open = new(StringComparer.Ordinal);

    public AgentDatabases(IdentityTable identities, AgentTable agents, AgentKernelOptions options)
    {
        _agents = agents;
        _options = options;
        identities.Removed += Close;
    }

    public ValueTask<AgentDatabase> OpenAsync(Caller caller) => OpenAsync(caller.Identity);

    /// <summary>Somebody's; stays open until they are gone.</summary>
    /// <exception cref="AgentOSException">They have none, or it cannot be opened.</exception>
    public async ValueTask<AgentDatabase> OpenAsync(Identity identity)
    {
        // Never on the reactor's thread: one agent's operations must not delay another's.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        DatabaseLocation place = PlaceOf(identity) ?? throw new AgentOSException(DatabaseErrors.NoDatabase, "open agent.db of", $"{identity.Id}");
        Lazy<Task<AgentDatabase>> opening = _open.GetOrAdd(
            place.Path, static (_, location) => new Lazy<Task<AgentDatabase>>(() => AgentDatabase.OpenAsync(location)), place);
        try
        {
            return await opening.Value.ConfigureAwait(false);
        }
        catch
        {
            // The next call tries again.
            _open.TryRemove(new KeyValuePair<string, Lazy<Task<AgentDatabase>>>(place.Path, opening));
            throw;
        }
    }

    public void Dispose()
    {
        foreach (string path in _open.Keys)
            CloseAsync(path).GetAwaiter().GetResult();
    }

    private DatabaseLocation? PlaceOf(Identity identity) => identity.Kind switch
    {
        IdentityKind.Agent => _agents.TryFind(identity.Id)?.Place.Database is { } file ? new DatabaseLocation(file) : null,
        IdentityKind.Operator => _options.OperatorDatabase,
        _ => null,
    };

    private void Close(Identity identity)
    {
        if (identity.Kind == IdentityKind.Agent && PlaceOf(identity) is { } place)
            _ = Task.Run(() => CloseAsync(place.Path));
    }

    private async Task CloseAsync(string path)
    {
        if (!_open.TryRemove(path, out Lazy<Task<AgentDatabase>>? opening))
            return;
        AgentDatabase database = await opening.Value.ConfigureAwait(false);
        await database.DisposeAsync().ConfigureAwait(false);
    }
}
