using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Vault;

namespace AgentOS.Cli.Commands.Keys;

/// <summary><c>agentos keys list</c>. The names need no password; without it the keys' ends are left out.</summary>
internal static class KeysListCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("list", "List stored keys, masked") { Examples = ["keys list", "keys list --json"] };
        command.SetAction(parse =>
        {
            using KeyVault vault = KeyVault.Open(VaultLocation.OfThisUser(), SecretVariable.Take(VaultAccess.PasswordVariable) ?? "", context.Time);
            IReadOnlyList<ListedKey> keys = [.. vault.List().Select(key => new ListedKey(key.Provider, key.KeyId, HintOf(vault, key), key.CreatedAt, key.LastUsed))];
            context.Results(parse).Write(keys, KeysJson.Default.IReadOnlyListListedKey, Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static string? HintOf(KeyVault vault, VaultKey key)
    {
        try
        {
            return vault.Hint(key);
        }
        catch (AgentOSException refusal) when (refusal.Definition == VaultErrors.WrongPassword)
        {
            return null;
        }
    }

    private static void Print(IReadOnlyList<ListedKey> keys, TextOutput output)
    {
        Table table = new("PROVIDER", "KEY ID", "KEY", "CREATED", "LAST USED");
        foreach (ListedKey key in keys)
            table.Add(key.Provider, key.KeyId, key.Key ?? "(password)", $"{key.CreatedAt:yyyy-MM-dd}", key.LastUsed is { } used ? $"{used:yyyy-MM-dd}" : "Never");
        table.WriteTo(output);
    }
}
