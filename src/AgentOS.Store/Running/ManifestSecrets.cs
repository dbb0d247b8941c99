using AgentOS.Errors;
using AgentOS.Network.Policy;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Vault;
using AgentOS.Vault.Providers;
using AgentOS.Vault.Secrets;

namespace AgentOS.Store.Running;

/// <summary>The keys an agent is started with: as placeholders, each bound to its provider's host, and itself only where that was approved.</summary>
/// <param name="permissions">What was approved.</param>
/// <param name="hasModels">Whether language models are to be had without keys of its own.</param>
public sealed class ManifestSecrets(PermissionSet permissions, bool hasModels)
{
    // What the gateway takes the place of.
    private static readonly string[] s_modelProviders = ["openai", "anthropic", "google", "gemini"];

    private readonly EgressPolicy _network = ManifestNetwork.WhileRunning(permissions);

    /// <summary>Those it was approved to use.</summary>
    public IReadOnlyList<KeyPermission> Keys => permissions.Keys;

    /// <summary>Those that would be used and are not stored, but for what the gateway takes the place of.</summary>
    /// <param name="stored">Providers of whose keys there is one.</param>
    /// <exception cref="AgentOSException"><see cref="RunErrors"/>: a key could not be used if it were stored.</exception>
    public IReadOnlyList<KeyPermission> Missing(IReadOnlySet<string> stored) =>
        [.. Keys.Where(IsUsed).Where(key => !stored.Contains(key.Provider) && !IsReplaced(key))];

    /// <summary>Takes those that are stored.</summary>
    /// <param name="vault">Opens the vault; not called when no key is used.</param>
    /// <exception cref="AgentOSException"><see cref="RunErrors"/>, or the vault does not open. Nothing is kept then.</exception>
    public AgentKeys Take(Func<KeyVault> vault) => Take(key => vault().TryGet(key.Provider, null, out SecretValue? value) ? value : null);

    /// <summary>Takes those that are found.</summary>
    /// <param name="find">Gives a key to be disposed with what is returned; null when there is none.</param>
    /// <exception cref="AgentOSException"><see cref="RunErrors"/>. Nothing is kept then.</exception>
    internal AgentKeys Take(Func<KeyPermission, SecretValue?> find)
    {
        List<SecretBinding> bound = [];
        Dictionary<string, string> itself = new(StringComparer.Ordinal), addresses = new(StringComparer.Ordinal);
        try
        {
            foreach (KeyPermission key in Keys.Where(IsUsed))
            {
                if (find(key) is not { } value)
                {
                    if (IsNeeded(key))
                        throw new AgentOSException(RunErrors.KeyMissing, "start without the key", key.Provider, key.Variable);
                    continue;
                }

                if (key.IsPassedThrough)
                    itself[key.Variable] = Reveal(value);
                else
                    bound.Add(Bind(key, value));
                if (key is { BaseUrlVariable: { } variable, Host: { } host })
                    addresses[variable] = $"https://{host}";
            }

            return new AgentKeys(bound, itself, addresses);
        }
        catch
        {
            bound.ForEach(static binding => binding.Dispose());
            throw;
        }
    }

    /// <summary>Whether it has a way to its host. One that must have and has none is an error, and so is a known provider's key for another host.</summary>
    private bool IsUsed(KeyPermission key)
    {
        if (key.IsPassedThrough)
            return true;
        if (KnownProvider.Find(key.Provider) is { } known && key.Host?.Text != known.Host)
            throw new AgentOSException(RunErrors.KeyHost, "use the key", key.Provider, key.Host?.Text);
        if (key.Host is null)
            return !IsNeeded(key) ? false : throw new AgentOSException(RunErrors.KeyHost, "use the key", key.Provider);
        if (_network.DecideName(key.Host.Text).IsAllowed)
            return true;
        return !IsNeeded(key) ? false : throw new AgentOSException(RunErrors.KeyUnreachable, "use the key", key.Provider, key.Host.Text);
    }

    private bool IsNeeded(KeyPermission key) => key.IsRequired && !IsReplaced(key);

    // A key that the manifest does not even name is there for a language model, whoever the provider is.
    private bool IsReplaced(KeyPermission key) => hasModels && !key.IsPassedThrough && (key.IsImplied || s_modelProviders.Contains(key.Provider, StringComparer.Ordinal));

    private static SecretBinding Bind(KeyPermission key, SecretValue value) =>
        new(key.Variable, Placeholder.Make(KnownProvider.Find(key.Provider), value.Bytes.Length), value, key.Host!, key.Place);

    private static string Reveal(SecretValue value)
    {
        using (value)
            return value.Reveal();
    }
}
