using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Kernel.State.Calls;
using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;
using AgentOS.Storage.KeyValues;

namespace AgentOS.Kernel.State;

/// <summary>Keys in a file: key-values of an agent.db, under a prefix of their own. Changes are made one after the other, so that the quota counts them all.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing that must be given back.
internal sealed class DatabaseStateSpace : IStateSpace
#pragma warning restore CA1001
{
    /// <summary>Before each key, so that the key-values of the SDKs are others.</summary>
    public const string Prefix = "agentos:state:";

    private readonly SemaphoreSlim _turn = new(1);
    private readonly KeyValueStore _store;
    private readonly StateQuota _quota;
    private readonly TimeProvider _clock;

    private DatabaseStateSpace(KeyValueStore store, StateQuota quota, TimeProvider clock) => (_store, _quota, _clock) = (store, quota, clock);

    /// <summary>Opens the keys in a file.</summary>
    public static async Task<DatabaseStateSpace> OpenAsync(AgentDatabase database, StateLimits limits, TimeProvider clock)
    {
        StateQuota quota = new(limits);
        foreach (KeyValueEntry present in await database.KeyValue.ListAsync(Prefix).ConfigureAwait(false))
        {
            if (Read(present.Json) is { } entry)
                quota.Set(present.Key[Prefix.Length..], entry);
        }

        return new DatabaseStateSpace(database.KeyValue, quota, clock);
    }

    public async Task<RawJson?> FetchAsync(string key) => (await FindAsync(key).ConfigureAwait(false))?.Value;

    public async Task StoreAsync(string key, RawJson value, TimeSpan? life, RawJson? expected)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (expected is { } wanted && !(await FetchAsync(key).ConfigureAwait(false) ?? RawJson.Null).IsSameValue(wanted))
                throw new AgentOSException(StateErrors.Conflict, "store", key);
            StateEntry entry = StateEntry.Living(value, life, _clock.GetUtcNow());
            await MakeRoomAsync(key, entry).ConfigureAwait(false);
            await _store.SetAsync(Prefix + key, entry, StateJson.Default.StateEntry).ConfigureAwait(false);
            _quota.Set(key, entry);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<bool> DeleteAsync(string key)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            bool isThere = await FindAsync(key).ConfigureAwait(false) is not null;
            await RemoveAsync(key).ConfigureAwait(false);
            return isThere;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<IReadOnlyList<string>> ListAsync(string prefix)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        IReadOnlyList<KeyValueEntry> entries = await _store.ListAsync(Prefix + prefix).ConfigureAwait(false);
        return [.. entries.Where(entry => Read(entry.Json)?.LivesAt(now) ?? false).Select(entry => entry.Key[Prefix.Length..])];
    }

    private async Task<StateEntry?> FindAsync(string key)
    {
        string? json = await _store.GetJsonAsync(Prefix + key).ConfigureAwait(false);
        return json is not null && Read(json) is { } entry && entry.LivesAt(_clock.GetUtcNow()) ? entry : null;
    }

    private async Task MakeRoomAsync(string key, StateEntry entry)
    {
        if (_quota.HasRoomFor(key, entry))
            return;
        foreach (string expired in _quota.ListExpired(_clock.GetUtcNow()))
            await RemoveAsync(expired).ConfigureAwait(false);
        _quota.Demand(key, entry);
    }

    private async Task RemoveAsync(string key)
    {
        await _store.DeleteAsync(Prefix + key).ConfigureAwait(false);
        _quota.Remove(key);
    }

    // Another program may have put anything there: what is no entry is not there.
    private static StateEntry? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StateJson.Default.StateEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
