using AgentOS.Errors;
using AgentOS.Network.Policy;
using AgentOS.Policy.Hosts;
using AgentOS.Store.Manifests;
using AgentOS.Vault;
using AgentOS.Vault.Providers;
using AgentOS.Vault.Secrets;

namespace AgentOS.Store.Running;

/// <summary>The keys an agent is started with: as placeholders, each bound to its provider's host.</summary>
/// <param name="manifest">What it asks for.</param>
/// <param name="network">What it may reach.</param>
/// <param name="hasModels">Whether language models are to be had without keys of its own.</param>
public sealed class ManifestSecrets(AgentManifest manifest, EgressPolicy network, bool hasModels)
{
    // What the gateway takes the place of.
    private static readonly string[] s_modelProviders = ["openai", "anthropic", "google", "gemini"];

    /// <summary>Those it uses: declared ones, or that of the model it is made for.</summary>
    public IReadOnlyList<ManifestKey> Keys { get; } = manifest.Keys.Count > 0 || manifest.Runtime.DefaultModel is not { } model
        ? manifest.Keys
        : [new ManifestKey(model.Provider, VariableOf(model.Provider), IsRequired: !hasModels)];

    /// <summary>Takes those that are stored.</summary>
    /// <param name="vault">Opens the vault; not called when no key is asked for.</param>
    /// <exception cref="AgentOSException"><see cref="RunErrors"/>, or the vault does not open. Nothing is kept then.</exception>
    public IReadOnlyList<SecretBinding> Bind(Func<KeyVault> vault)
    {
        List<SecretBinding> bindings = [];
        try
        {
            foreach (ManifestKey key in Keys)
            {
                if (Bind(key, vault) is { } binding)
                    bindings.Add(binding);
            }

            return bindings;
        }
        catch
        {
            bindings.ForEach(binding => binding.Dispose());
            throw;
        }
    }

    /// <summary>Variables that hold the addresses of providers whose keys it has.</summary>
    public IReadOnlyDictionary<string, string> Addresses(IReadOnlyList<SecretBinding> bindings) => Keys
        .Where(key => key.BaseUrlVariable is not null && bindings.Any(binding => binding.Variable == key.Variable))
        .ToDictionary(key => key.BaseUrlVariable!, key => $"https://{HostOf(key)}", StringComparer.Ordinal);

    /// <summary>The host a key is sent to.</summary>
    /// <exception cref="AgentOSException"><see cref="RunErrors.KeyHost"/>.</exception>
    public static string HostOf(ManifestKey key) => (KnownProvider.Find(key.Provider), key.Domain) switch
    {
        ({ } known, null) => known.Host,
        ({ } known, { } domain) when HostName.Normalise(domain) == known.Host => known.Host,
        (null, { } domain) => HostName.Normalise(domain),
        _ => throw new AgentOSException(RunErrors.KeyHost, "use the key", key.Provider, key.Domain),
    };

    private SecretBinding? Bind(ManifestKey key, Func<KeyVault> vault)
    {
        string host = HostOf(key);
        bool isReplaced = hasModels && s_modelProviders.Contains(key.Provider, StringComparer.Ordinal);
        if (!network.DecideName(host).IsAllowed)
            return isReplaced || !key.IsRequired ? null : throw new AgentOSException(RunErrors.KeyUnreachable, "use the key", key.Provider, host);
        if (!vault().TryGet(key.Provider, null, out SecretValue? value))
            return isReplaced || !key.IsRequired ? null : throw new AgentOSException(RunErrors.KeyMissing, "start without the key", key.Provider, key.Variable);
        return new SecretBinding(
            key.Variable, Placeholder.Make(KnownProvider.Find(key.Provider), value.Bytes.Length), value, HostPattern.Parse(host), PlaceOf(key));
    }

    private static SecretPlace PlaceOf(ManifestKey key) =>
        (KnownProvider.Find(key.Provider) is { } known ? SecretPlace.Parse(known.Place) : KeyPlacement.Of(key.AuthenticationStyle ?? "bearer")) ?? SecretPlace.Bearer;

    private static string VariableOf(string provider) =>
        KnownProvider.Find(provider)?.Variable ?? $"{provider.Replace('-', '_').ToUpperInvariant()}_API_KEY";
}
