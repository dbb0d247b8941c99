using System.Globalization;
using AgentOS.Errors;

namespace AgentOS.Kernel.Identities;

/// <summary>Everybody a kernel knows now: its agents, and the connections that belong to none. Thread-safe.</summary>
internal sealed class IdentityTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<uint, Identity> _byId = [];
    private readonly Dictionary<string, Identity> _byName = new(StringComparer.Ordinal);
    private uint _last;

    /// <summary>Hears of everybody who is gone for good, on the thread that removed them.</summary>
    public event Action<Identity>? Removed;

    /// <summary>Lets somebody in.</summary>
    /// <param name="kind">Where they come from.</param>
    /// <param name="name">Makes their name of their number; null is none.</param>
    /// <param name="parent">The agent that spawns them; null when none does.</param>
    /// <exception cref="AgentOSException">The name is taken.</exception>
    public Identity Add(IdentityKind kind, Func<uint, string>? name = null, Identity? parent = null)
    {
        lock (_lock)
        {
            Identity identity = new(++_last, kind) { Parent = parent };
            if (name is not null)
                SetName(identity, name(identity.Id));
            _byId.Add(identity.Id, identity);
            return identity;
        }
    }

    /// <summary>From now on gives greater numbers than this one.</summary>
    public void StartAfter(uint id)
    {
        lock (_lock)
            _last = Math.Max(_last, id);
    }

    /// <summary>Lets an agent of a former kernel in, with its number and name.</summary>
    /// <exception cref="AgentOSException">The name is taken.</exception>
    public Identity Restore(uint id, string name)
    {
        lock (_lock)
        {
            Identity identity = new(id, IdentityKind.Agent);
            SetName(identity, name);
            _byId.Add(id, identity);
            return identity;
        }
    }

    /// <summary>Gives somebody a name; the one they had is free.</summary>
    /// <exception cref="AgentOSException">The name is taken.</exception>
    public void Rename(Identity identity, string name)
    {
        lock (_lock)
            SetName(identity, name);
    }

    /// <summary>Forgets somebody: their name is free, their number is never used again.</summary>
    public void Remove(Identity identity)
    {
        lock (_lock)
        {
            if (!_byId.Remove(identity.Id))
                return;
            if (identity.Name is { } name)
                _byName.Remove(name);
        }

        Removed?.Invoke(identity);
    }

    /// <summary>Everybody, in no order.</summary>
    public IReadOnlyList<Identity> List()
    {
        lock (_lock)
            return [.. _byId.Values];
    }

    /// <summary>Everybody an agent has spawned who is still here.</summary>
    public IReadOnlyList<Identity> ListChildren(Identity parent)
    {
        lock (_lock)
            return [.. _byId.Values.Where(identity => identity.Parent == parent)];
    }

    /// <summary>Whether somebody is still here.</summary>
    public bool Contains(Identity identity)
    {
        lock (_lock)
            return _byId.ContainsKey(identity.Id);
    }

    /// <summary>The one with a number, or else with a name.</summary>
    /// <exception cref="AgentOSException">There is nobody.</exception>
    public Identity Find(uint? id, string? name)
    {
        lock (_lock)
        {
            Identity? found = id is { } number ? _byId.GetValueOrDefault(number) : _byName.GetValueOrDefault(name ?? "");
            return found ?? throw new AgentOSException(IdentityErrors.NotFound, "find", id?.ToString(CultureInfo.InvariantCulture) ?? name ?? "");
        }
    }

    private void SetName(Identity identity, string name)
    {
        if (_byName.TryGetValue(name, out Identity? other) && other != identity)
            throw new AgentOSException(IdentityErrors.NameTaken, "name", name);
        if (identity.Name is { } former)
            _byName.Remove(former);
        identity.Name = name;
        _byName[name] = identity;
    }
}
