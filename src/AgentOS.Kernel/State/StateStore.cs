using AgentOS.Errors;
using AgentOS.Kernel.Events;
using AgentOS.Kernel.State.Calls;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.State;

/// <summary>The state store as callers see it. Where no scope is named, the first of agent, session, global that has the key is meant (rule S2).</summary>
internal sealed class StateStore(StateSpaces spaces, IEventSink events)
{
    private const int LongestKey = 1024;

    private static readonly StateScope[] s_order = [StateScope.Agent, StateScope.Session, StateScope.Global];

    /// <summary>Finds a key; the scope is null when it is not there.</summary>
    public async Task<(RawJson? Value, StateScope? Scope)> FetchAsync(Caller caller, string key, StateScope? scope)
    {
        Demand(key);
        foreach (StateScope each in Meant(scope))
        {
            IStateSpace space = await spaces.FindAsync(caller, each).ConfigureAwait(false);
            if (await space.FetchAsync(key).ConfigureAwait(false) is { } value)
                return (value, each);
        }

        return (null, null);
    }

    /// <summary>Sets a key.</summary>
    /// <inheritdoc cref="IStateSpace.StoreAsync"/>
    public async Task StoreAsync(Caller caller, StateScope scope, string key, RawJson value, TimeSpan? life, RawJson? expected)
    {
        Demand(key);
        IStateSpace space = await spaces.FindAsync(caller, scope).ConfigureAwait(false);
        await space.StoreAsync(key, value, life, expected).ConfigureAwait(false);
        Tell(caller, new StateChange(key, scope, "store"));
    }

    /// <summary>Removes a key.</summary>
    /// <returns>False when it was not there.</returns>
    public async Task<bool> DeleteAsync(Caller caller, string key, StateScope? scope)
    {
        Demand(key);
        foreach (StateScope each in Meant(scope))
        {
            IStateSpace space = await spaces.FindAsync(caller, each).ConfigureAwait(false);
            if (!await space.DeleteAsync(key).ConfigureAwait(false))
                continue;
            Tell(caller, new StateChange(key, each, "delete"));
            return true;
        }

        return false;
    }

    /// <summary>The keys that start with a prefix, sorted.</summary>
    public async Task<string[]> ListAsync(Caller caller, string prefix, StateScope? scope)
    {
        SortedSet<string> keys = new(StringComparer.Ordinal);
        foreach (StateScope each in Meant(scope))
        {
            IStateSpace space = await spaces.FindAsync(caller, each).ConfigureAwait(false);
            keys.UnionWith(await space.ListAsync(prefix).ConfigureAwait(false));
        }

        return [.. keys];
    }

    private static StateScope[] Meant(StateScope? scope) => scope is { } one ? [one] : s_order;

    private static void Demand(string key)
    {
        if (key.Length is 0 or > LongestKey)
            throw new AgentOSException(StateErrors.BadKey, "use key", key.Length == 0 ? "" : key[..32]);
    }

    private void Tell(Caller caller, StateChange change)
    {
        if (events.Wants(EventNames.StateChanged))
            events.Publish(EventNames.StateChanged, caller.Identity.Id, change, StateJson.Default.StateChange);
    }
}
