using System.Text;
using AgentOS.Errors;

namespace AgentOS.Kernel.State;

/// <summary>How much of a scope is used: the size and the end of each key, without the values. Not thread-safe.</summary>
internal sealed class StateQuota(StateLimits limits)
{
    private readonly Dictionary<string, (int Size, double? ExpiresAt)> _keys = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Whether there is room for a key's new value.</summary>
    public bool HasRoomFor(string key, StateEntry entry)
    {
        bool isNew = !_keys.TryGetValue(key, out (int Size, double? ExpiresAt) present);
        return (!isNew || _keys.Count < limits.Keys) && _bytes - present.Size + SizeOf(key, entry) <= limits.Bytes;
    }

    /// <summary>Demands room for a key's new value.</summary>
    /// <exception cref="AgentOSException"><see cref="StateErrors.QuotaReached"/>.</exception>
    public void Demand(string key, StateEntry entry)
    {
        if (!HasRoomFor(key, entry))
            throw new AgentOSException(StateErrors.QuotaReached, "store", key);
    }

    /// <summary>A key has a value.</summary>
    public void Set(string key, StateEntry entry)
    {
        Remove(key);
        int size = SizeOf(key, entry);
        _keys[key] = (size, entry.ExpiresAt);
        _bytes += size;
    }

    /// <summary>A key is not there any more.</summary>
    public void Remove(string key)
    {
        if (_keys.Remove(key, out (int Size, double? ExpiresAt) gone))
            _bytes -= gone.Size;
    }

    /// <summary>The keys whose time is over.</summary>
    public string[] ListExpired(DateTimeOffset now) => [.. _keys.Where(key => !StateEntry.LivesAt(key.Value.ExpiresAt, now)).Select(key => key.Key)];

    private static int SizeOf(string key, StateEntry entry) => Encoding.UTF8.GetByteCount(key) + entry.Value.Length;
}
