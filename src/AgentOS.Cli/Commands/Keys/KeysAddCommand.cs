using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vault;

namespace AgentOS.Cli.Commands.Keys;

/// <summary><c>agentos keys add [PROVIDER [KEY]] [--key-id ID]</c>.</summary>
internal static class KeysAddCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> provider = new("PROVIDER") { Description = "anthropic, openai, groq, … or a name of your own; none: choose from a list", Arity = ArgumentArity.ZeroOrOne };
        Argument<string?> key = new("KEY") { Description = "The key; - reads it from standard input; none: asked for, and not shown", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> keyId = KeysCommand.KeyIdOption();
        DocumentedCommand command = new("add", "Store a key, or replace it")
        {
            Examples = ["keys add", "keys add anthropic", "keys add openai --key-id prod", "keys add groq - < key.txt"],
        };
        command.Add(provider);
        command.Add(key);
        command.Add(keyId);
        command.SetAction(parse =>
        {
            IReadOnlyList<KeyName> stored = parse.GetValue(provider) is { } named
                ? [Add(context, KeyName.Of(named, parse.GetValue(keyId)), parse.GetValue(key))]
                : new ProviderPicker(context).Run();
            context.Results(parse).Write(StoredKeys.Of("stored", stored), KeysJson.Default.StoredKeys, StoredKeys.Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static KeyName Add(CommandContext context, KeyName name, string? argument)
    {
        using SecretValue value = KeyInput.Read(context, name.Provider, argument);
        return VaultAccess.Use(context, vault =>
        {
            vault.Set((name, value));
            return name;
        });
    }
}
