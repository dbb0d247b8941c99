using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Vault;

namespace AgentOS.Cli.Commands.Store;

/// <summary>The table that ends the setup: which keys there are.</summary>
internal static class KeySummary
{
    public static void Write(CommandContext context)
    {
        Table table = new("PROVIDER", "KEY ID", "CREATED");
        using KeyVault vault = KeyVault.Open(VaultLocation.OfThisUser(), clock: context.Time);
        foreach (VaultKey key in vault.List())
            table.Add(key.Provider, key.KeyId, $"{key.CreatedAt:yyyy-MM-dd}");
        context.Streams.Error.WriteLine();
        table.WriteTo(new TextOutput(context.Streams.Error, isTerminal: true));
    }
}
