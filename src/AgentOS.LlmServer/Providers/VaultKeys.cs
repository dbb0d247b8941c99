using AgentOS.Errors;
using AgentOS.Vault;

namespace AgentOS.LlmServer.Providers;

/// <summary>Keys of the user's vault: <c>PROVIDER</c>, or <c>PROVIDER/ID</c> where there are several.</summary>
internal static class VaultKeys
{
    // As 'agentos keys' has it.
    private const string PasswordVariable = "AGENTOS_VAULT_PASSWORD";

    /// <summary>A key; null when there is none of that name, or the vault does not open.</summary>
    public static string? Read(string name)
    {
        try
        {
            int slash = name.IndexOf('/', StringComparison.Ordinal);
            using KeyVault vault = KeyVault.Open(VaultLocation.OfThisUser(), Environment.GetEnvironmentVariable(PasswordVariable) ?? "");
            if (!vault.TryGet(slash < 0 ? name : name[..slash], slash < 0 ? null : name[(slash + 1)..], out SecretValue? value))
                return null;
            using (value)
                return value.Reveal();
        }
        catch (AgentOSException)
        {
            return null;
        }
    }
}
