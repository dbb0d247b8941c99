using System.Runtime.CompilerServices;
using AgentOS.Kernel.Databases;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;

namespace AgentOS.Kernel.State;

/// <summary>Finds the keys that a caller means. Strangers have no file: their agent scope goes with their connection, like their session's.</summary>
/// <param name="identities">Who there is.</param>
/// <param name="databases">The files of agents and operators.</param>
/// <param name="globalFile">Where the global scope is kept; made at first use.</param>
/// <param name="limits">Of each scope.</param>
/// <param name="clock">Says when values end.</param>
internal sealed class StateSpaces(IdentityTable identities, IDatabaseSource databases, string globalFile, StateLimits limits, TimeProvider clock) : IDisposable
{
    private readonly PerIdentity<MemoryStateSpace> _sessions = new(identities, _ => new MemoryStateSpace(limits, clock), _ => { });
    private readonly PerIdentity<MemoryStateSpace> _strangers = new(identities, _ => new MemoryStateSpace(limits, clock), _ => { });
    private readonly ConditionalWeakTable<AgentDatabase, Task<DatabaseStateSpace>> _files = [];
    private readonly Lazy<Task<AgentDatabase>> _global = new(() => AgentDatabase.OpenAsync(globalFile, new AgentDatabaseOptions { Time = clock }));

    /// <summary>The keys of a scope, as one caller sees it.</summary>
    public async ValueTask<IStateSpace> FindAsync(Caller caller, StateScope scope) => scope switch
    {
        StateScope.Session => _sessions.Of(caller.Identity),
        StateScope.Agent when caller.Identity.Kind == IdentityKind.Stranger => _strangers.Of(caller.Identity),
        StateScope.Agent => await OpenAsync(await databases.OpenAsync(caller).ConfigureAwait(false)).ConfigureAwait(false),
        _ => await OpenAsync(await _global.Value.ConfigureAwait(false)).ConfigureAwait(false),
    };

    /// <summary>Closes the file of the global scope.</summary>
    public void Dispose()
    {
        if (_global.IsValueCreated && _global.Value.IsCompletedSuccessfully)
            _global.Value.Result.DisposeAsync().AsTask().Wait();
    }

    private Task<DatabaseStateSpace> OpenAsync(AgentDatabase database) =>
        _files.GetValue(database, opened => DatabaseStateSpace.OpenAsync(opened, limits, clock));
}
