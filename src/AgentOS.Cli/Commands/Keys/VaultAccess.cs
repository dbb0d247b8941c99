using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vault;

namespace AgentOS.Cli.Commands.Keys;

/// <summary>Opens this user's vault, with its password if it has one.</summary>
internal static class VaultAccess
{
    /// <summary>The variable with the vault's password.</summary>
    internal const string PasswordVariable = "AGENTOS_VAULT_PASSWORD";

    /// <summary>Uses the vault; asks for its password when it does not open without.</summary>
    /// <exception cref="AgentOSException"><see cref="VaultErrors"/>.</exception>
    public static T Use<T>(CommandContext context, Func<KeyVault, T> action)
    {
        string? password = SecretVariable.Take(PasswordVariable);
        try
        {
            return Use(context, password ?? "", action);
        }
        catch (AgentOSException refusal) when (refusal.Definition == VaultErrors.WrongPassword && password is null)
        {
            Questions questions = new(context.Streams);
            if (!questions.CanAsk)
                throw;
            return Use(context, questions.AskHidden("Password of the key vault: ") ?? "", action);
        }
    }

    private static T Use<T>(CommandContext context, string password, Func<KeyVault, T> action)
    {
        using KeyVault vault = KeyVault.Open(VaultLocation.OfThisUser(), password, context.Time);
        // Before anything is asked of a person that a wrong password would make them type again.
        vault.Unlock();
        return action(vault);
    }
}
