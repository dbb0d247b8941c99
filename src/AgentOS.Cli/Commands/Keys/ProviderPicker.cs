using System.Globalization;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Vault;
using AgentOS.Vault.Providers;

namespace AgentOS.Cli.Commands.Keys;

/// <summary>Lets a person choose providers from a list and type their keys, until an empty line.</summary>
internal sealed class ProviderPicker(CommandContext context)
{
    private const string Custom = "+";

    private readonly Questions _questions = new(context.Streams);

    /// <returns>What was stored.</returns>
    /// <exception cref="AgentOSException">Nobody is there to choose, or <see cref="VaultErrors"/>.</exception>
    public IReadOnlyList<KeyName> Run()
    {
        if (!_questions.CanAsk)
            throw new AgentOSException(CliErrors.NobodyToAsk, "choose", "a provider");
        return VaultAccess.Use<IReadOnlyList<KeyName>>(context, vault =>
        {
            List<KeyName> stored = [];
            while (Choose(vault) is { } provider)
                stored.Add(Store(vault, provider));
            return stored;
        });
    }

    private string? Choose(KeyVault vault)
    {
        HashSet<string> present = [.. vault.List().Select(key => key.Provider)];
        for (int index = 0; index < KnownProvider.All.Count; index++)
        {
            KnownProvider provider = KnownProvider.All[index];
            context.Streams.Error.WriteLine($"{index + 1,3}  {provider.Title,-14} {(present.Contains(provider.Name) ? "stored" : "not set"),-8} {provider.Page}");
        }

        context.Streams.Error.WriteLine($"  {Custom}  another provider");
        while (_questions.Ask("Provider (Enter ends): ")?.Trim() is { Length: > 0 } answer)
        {
            if (answer == Custom)
                return _questions.Ask("Its name: ")?.Trim();
            if (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= KnownProvider.All.Count)
                return KnownProvider.All[number - 1].Name;
            if (KnownProvider.Find(answer) is { } named)
                return named.Name;
            context.Streams.Error.WriteLine($"'{ControlCharacters.Escape(answer)}' is none of them");
        }

        return null;
    }

    private KeyName Store(KeyVault vault, string provider)
    {
        KeyName name = KeyName.Of(provider);
        using SecretValue value = KeyInput.Read(context, provider, argument: null);
        vault.Set((name, value));
        return name;
    }
}
