using AgentOS.Policy.Hosts;
using AgentOS.Store.Manifests;
using AgentOS.Vault.Providers;
using AgentOS.Vault.Secrets;

namespace AgentOS.Store.Approvals.Permissions;

/// <summary>The use of one provider's key.</summary>
/// <param name="Provider">Whose key.</param>
/// <param name="Variable">The variable with its placeholder.</param>
/// <param name="Host">The only host it is sent to; null when nobody said which, and then it is not used.</param>
/// <param name="Place">Where in a request.</param>
/// <param name="IsRequired">Whether the agent cannot run without.</param>
/// <param name="IsPassedThrough">Whether the agent has the key itself.</param>
public sealed record KeyPermission(string Provider, string Variable, HostPattern? Host, SecretPlace Place, bool IsRequired, bool IsPassedThrough)
{
    /// <summary>A variable that is to hold the provider's address; null is none.</summary>
    public string? BaseUrlVariable { get; init; }

    /// <summary>Whether the manifest does not name it: it is that of the provider it is made for.</summary>
    public bool IsImplied { get; init; }

    /// <summary>What the manifest does not say of a known provider is known.</summary>
    internal static KeyPermission Of(ManifestKey key)
    {
        KnownProvider? known = KnownProvider.Find(key.Provider);
        string? host = key.Domain ?? known?.Host;
        SecretPlace? place = key.AuthenticationStyle is { } style ? KeyPlacement.Of(style) : known is null ? null : SecretPlace.Parse(known.Place);
        return new KeyPermission(key.Provider, key.Variable, host is null ? null : HostPattern.Parse(host), place ?? SecretPlace.Bearer, key.IsRequired, key.IsPassedThrough)
        {
            BaseUrlVariable = key.BaseUrlVariable,
        };
    }

    /// <summary>Whether whoever may use this key may use another one: the same key, at the same host, not seen where this one is not.</summary>
    internal bool Covers(KeyPermission other) =>
        Provider == other.Provider && (other.Host is null || Host == other.Host) && Place == other.Place && (IsPassedThrough || !other.IsPassedThrough);
}
