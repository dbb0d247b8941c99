using System.Collections.Concurrent;

namespace AgentOS.Kernel.Identities;

/// <summary>What a feature keeps for everybody: made at first use, released when the identity is gone for good. Thread-safe.</summary>
/// <typeparam name="T">What is kept.</typeparam>
internal sealed class PerIdentity<T>
    where T : class
{
    private readonly ConcurrentDictionary<uint, T> _kept = [];
    private readonly IdentityTable _identities;
    private readonly Func<Identity, T> _make;
    private readonly Action<T> _release;

    /// <param name="identities">Whose.</param>
    /// <param name="make">Makes one. May be called once too often when two ask at the same time: without effects.</param>
    /// <param name="release">Ends one; called once or, for one that was used by somebody who had just gone, twice.</param>
    public PerIdentity(IdentityTable identities, Func<Identity, T> make, Action<T> release)
    {
        (_identities, _make, _release) = (identities, make, release);
        identities.Removed += Release;
    }

    /// <summary>What is kept for somebody; released already when they are gone.</summary>
    public T Of(Identity identity)
    {
        if (_kept.TryGetValue(identity.Id, out T? present))
            return present;
        T kept = _kept.GetOrAdd(identity.Id, static (_, made) => made.Make(made.Identity), (Make: _make, Identity: identity));
        // Somebody who went meanwhile is not announced again.
        if (!_identities.Contains(identity))
            Release(identity);
        return kept;
    }

    private void Release(Identity identity)
    {
        if (_kept.TryRemove(identity.Id, out T? gone))
            _release(gone);
    }
}
