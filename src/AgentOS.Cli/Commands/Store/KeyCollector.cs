using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Keys;
using AgentOS.Errors;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Vault;
using AgentOS.Vault.Providers;

namespace AgentOS.Cli.Commands.Store;

/// <summary>Asks a person for the keys an agent needs and that are not stored.</summary>
internal sealed class KeyCollector(CommandContext context)
{
    private readonly Questions _questions = new(context.Streams);

    /// <summary>Providers of whose keys there is one. Needs no password.</summary>
    public static IReadOnlySet<string> StoredProviders(CommandContext context)
    {
        using KeyVault vault = KeyVault.Open(VaultLocation.OfThisUser(), clock: context.Time);
        return vault.List().Select(static key => key.Provider).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Asks for each that is missing; an empty line leaves it out. What is typed is stored at once.</summary>
    /// <returns>What was stored.</returns>
    /// <exception cref="AgentOSException">One is missing and nobody is there to ask.</exception>
    public IReadOnlyList<KeyName> Ask(IReadOnlyList<KeyPermission> keys)
    {
        IReadOnlySet<string> present = StoredProviders(context);
        foreach (KeyPermission key in keys.Where(key => present.Contains(key.Provider)))
            context.Streams.Error.WriteLine($"{key.Provider}: stored");
        KeyPermission[] missing = [.. keys.Where(key => !present.Contains(key.Provider))];
        if (missing.Length == 0)
            return [];
        if (!_questions.CanAsk)
            throw new AgentOSException(CliErrors.NobodyToAsk, "ask for", $"the key of {missing[0].Provider}");
        return VaultAccess.Use<IReadOnlyList<KeyName>>(context, vault => [.. missing.Select(key => Ask(vault, key)).OfType<KeyName>()]);
    }

    private KeyName? Ask(KeyVault vault, KeyPermission key)
    {
        string page = KnownProvider.Find(key.Provider) is { } known ? $", from {known.Page}" : "";
        context.Streams.Error.WriteLine($"{key.Provider}: {(key.IsRequired ? "required" : "optional")}{page}");
        if (_questions.AskHidden($"Key of {key.Provider} (not shown; Enter leaves it out): ")?.Trim() is not { Length: > 0 } typed)
            return null;
        KeyName name = KeyName.Of(key.Provider);
        using SecretValue value = SecretValue.Parse(typed);
        vault.Set((name, value));
        return name;
    }
}
