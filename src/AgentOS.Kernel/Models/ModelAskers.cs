using System.Collections.Concurrent;
using AgentOS.Errors;
using AgentOS.Kernel.Identities;

namespace AgentOS.Kernel.Models;

/// <summary>Everybody of a kernel who asks language models. Thread-safe.</summary>
internal sealed class ModelAskers : IDisposable
{
    private readonly ConcurrentDictionary<uint, ModelAsker> _askers = [];
    private readonly ModelAccess? _access;
    private readonly Func<Identity, string?> _parentOf;
    private ModelAsker? _adopted;

    /// <param name="identities">Who there is.</param>
    /// <param name="access">The way to the gateway; null is none.</param>
    /// <param name="parentOf">The name of whose share somebody has a part of.</param>
    public ModelAskers(IdentityTable identities, ModelAccess? access, Func<Identity, string?> parentOf)
    {
        (_access, _parentOf) = (access, parentOf);
        identities.Removed += Release;
    }

    /// <summary>Somebody as one who asks.</summary>
    /// <exception cref="AgentOSException"><see cref="ModelErrors.NotConfigured"/>.</exception>
    public ModelAsker Of(Identity identity) => TryFind(identity) ?? throw new AgentOSException(ModelErrors.NotConfigured, "think", "");

    /// <summary>Somebody as one who asks; null when there is no configuration.</summary>
    public ModelAsker? TryFind(Identity identity) => _askers.TryGetValue(identity.Id, out ModelAsker? known) ? known
        : _access is { IsConfigured: true } access ? _askers.GetOrAdd(identity.Id, _ => Make(identity, access))
        : null;

    /// <summary>What somebody has used.</summary>
    public ModelUse UseOf(Identity identity) => _askers.GetValueOrDefault(identity.Id)?.Use ?? new ModelUse();

    /// <summary>A program that runs already asks by this. Before it can call. It stays that run's, which goes on recording after the kernel has ended.</summary>
    public void Adopt(Identity identity, ModelAsker asker)
    {
        asker.Quota = () => identity.Policy.Llm;
        _adopted = asker;
        _askers[identity.Id] = asker;
    }

    /// <summary>The gateway forgets them all.</summary>
    public void Dispose()
    {
        foreach (ModelAsker asker in _askers.Values)
            Forget(asker);
    }

    private ModelAsker Make(Identity identity, ModelAccess access) => new(access, identity.Title, _parentOf(identity)) { Quota = () => identity.Policy.Llm };

    private void Release(Identity identity)
    {
        if (_askers.TryRemove(identity.Id, out ModelAsker? gone))
            Forget(gone);
    }

    private void Forget(ModelAsker asker)
    {
        if (asker != _adopted)
            asker.Dispose();
    }
}
