using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vault;

namespace AgentOS.Cli.Commands.Keys;

/// <summary><c>agentos keys rotate [PROVIDER [KEY]]</c>: another key in a stored one's place, or, without a provider, the whole vault encrypted anew.</summary>
internal static class KeysRotateCommand
{
    /// <summary>The variable with the vault's next password.</summary>
    private const string NewPasswordVariable = "AGENTOS_VAULT_NEW_PASSWORD";

    public static Command Build(CommandContext context)
    {
        Argument<string?> provider = new("PROVIDER") { Description = "Whose key is replaced; none: encrypt the vault anew", Arity = ArgumentArity.ZeroOrOne };
        Argument<string?> key = new("KEY") { Description = "The new key; - reads it from standard input; none: asked for", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> keyId = KeysCommand.KeyIdOption();
        Option<bool> password = new("--password") { Description = "Ask for a new password of the vault; an empty one is none" };
        DocumentedCommand command = new("rotate", "Replace a key, or the vault's own secret and password")
        {
            Examples = ["keys rotate openai", "keys rotate", "keys rotate --password"],
        };
        command.Add(provider);
        command.Add(key);
        command.Add(keyId);
        command.Add(password);
        command.SetAction(parse =>
        {
            StoredKeys rotated = parse.GetValue(provider) is { } named
                ? Replace(context, KeyName.Of(named, parse.GetValue(keyId)), parse.GetValue(key))
                : Renew(context, parse.GetValue(password));
            context.Results(parse).Write(rotated, KeysJson.Default.StoredKeys, StoredKeys.Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static StoredKeys Replace(CommandContext context, KeyName name, string? argument) => VaultAccess.Use(context, vault =>
    {
        if (!vault.List().Any(key => key.Provider == name.Provider && key.KeyId == name.KeyId))
            throw new AgentOSException(VaultErrors.NoKey, "replace the key", name.ToString());
        using SecretValue value = KeyInput.Read(context, name.Provider, argument);
        vault.Set((name, value));
        return StoredKeys.Of("replaced", name);
    });

    private static StoredKeys Renew(CommandContext context, bool asksForPassword)
    {
        string? next = asksForPassword ? Passphrase.Choose(context, NewPasswordVariable, "New password of the key vault (empty is none): ") : null;
        return VaultAccess.Use(context, vault =>
        {
            vault.Rotate(next);
            return StoredKeys.Of("encrypted anew", [.. vault.List().Select(key => new KeyName(key.Provider, key.KeyId))]);
        });
    }
}
