using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Keys;
using AgentOS.Store.Repositories;
using AgentOS.Vault;

namespace AgentOS.Cli.Commands.Store;

/// <summary>The tokens of this user for git hosts.</summary>
internal static class StoreVault
{
    public static HostTokens Tokens(CommandContext context) => new(name => Find(context, name));

    // The names need no password: one is asked for only when there is a key to open.
    private static string? Find(CommandContext context, KeyName name)
    {
        using (KeyVault vault = KeyVault.Open(VaultLocation.OfThisUser(), clock: context.Time))
        {
            if (!vault.List().Any(key => key.Provider == name.Provider && key.KeyId == name.KeyId))
                return null;
        }

        return VaultAccess.Use(context, vault =>
        {
            using SecretValue value = vault.Get(name.Provider, name.KeyId);
            return value.Reveal();
        });
    }
}
