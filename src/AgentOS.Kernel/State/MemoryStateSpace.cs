using AgentOS.Errors;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.State;

/// <summary>Keys that live in memory.</summary>
internal sealed class MemoryStateSpace(StateLimits limits, TimeProvider clock) : IStateSpace
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StateEntry> _entries = new(StringComparer.Ordinal);
    private readonly StateQuota _quota = new(limits);

    public Task<RawJson?> FetchAsync(string key)
    {
        lock (_lock)
            return Task.FromResult(Find(key)?.Value);
    }

    public Task StoreAsync(string key, RawJson value, TimeSpan? life, RawJson? expected)
    {
        lock (_lock)
        {
            if (expected is { } wanted && !(Find(key)?.Value ?? RawJson.Null).IsSameValue(wanted))
                throw new AgentOSException(StateErrors.Conflict, "store", key);
            StateEntry entry = StateEntry.Living(value, life, clock.GetUtcNow());
            MakeRoom(key, entry);
            _entries[key] = entry;
            _quota.Set(key, entry);
            return Task.CompletedTask;
        }
    }

    public Task<bool> DeleteAsync(string key)
    {
        lock (_lock)
        {
            bool isThere = Find(key) is not null;
            Remove(key);
            return Task.FromResult(isThere);
        }
    }

    public Task<IReadOnlyList<string>> ListAsync(string prefix)
    {
        lock (_lock)
        {
            string[] keys = [.. _entries.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && Find(key) is not null).Order(StringComparer.Ordinal)];
            return Task.FromResult<IReadOnlyList<string>>(keys);
        }
    }

    private StateEntry? Find(string key) => _entries.TryGetValue(key, out StateEntry? entry) && entry.LivesAt(clock.GetUtcNow()) ? entry : null;

    private void MakeRoom(string key, StateEntry entry)
    {
        if (_quota.HasRoomFor(key, entry))
            return;
        foreach (string expired in _quota.ListExpired(clock.GetUtcNow()))
            Remove(expired);
        _quota.Demand(key, entry);
    }

    private void Remove(string key)
    {
        _entries.Remove(key);
        _quota.Remove(key);
    }
}
