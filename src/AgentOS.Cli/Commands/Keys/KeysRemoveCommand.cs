using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vault;

namespace AgentOS.Cli.Commands.Keys;

/// <summary><c>agentos keys remove PROVIDER [--key-id ID] [--yes]</c>: one key, or all of the provider's. Needs no password.</summary>
internal static class KeysRemoveCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> provider = new("PROVIDER") { Description = "Whose keys" };
        Option<string?> keyId = new("--key-id") { Description = "Which of them [default: all]", HelpName = "ID" };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask" };
        DocumentedCommand command = new("remove", "Remove a provider's keys") { Examples = ["keys remove anthropic", "keys remove openai --key-id prod"] };
        command.Add(provider);
        command.Add(keyId);
        command.Add(yes);
        command.SetAction(parse =>
        {
            (string name, string? id) = (parse.GetRequiredValue(provider), parse.GetValue(keyId));
            using KeyVault vault = KeyVault.Open(VaultLocation.OfThisUser(), clock: context.Time);
            IReadOnlyList<KeyName> found = [.. vault.List().Where(key => key.Provider == name && (id is null || key.KeyId == id)).Select(key => new KeyName(key.Provider, key.KeyId))];
            if (found.Count == 0)
                throw new AgentOSException(VaultErrors.NoKey, "remove the key", id is null ? name : $"{name}/{id}");
            Questions questions = new(context.Streams);
            bool isSure = parse.GetValue(yes) || !questions.CanAsk || questions.Confirm($"Remove {string.Join(", ", found)}?");
            if (isSure)
                vault.Remove(name, id);
            context.Results(parse).Write(StoredKeys.Of("removed", isSure ? found : []), KeysJson.Default.StoredKeys, StoredKeys.Print);
            return isSure ? ExitCodes.Success : ExitCodes.Failed;
        });
        return command;
    }
}
