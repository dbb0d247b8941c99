using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Vault;
using AgentOS.Vault.Providers;
using AgentOS.Vault.Secrets;

namespace AgentOS.Cli.Commands.Keys;

/// <summary><c>agentos keys test PROVIDER</c>: asks the provider, with one request that costs nothing, whether the key is good.</summary>
internal static class KeysTestCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> provider = new("PROVIDER") { Description = "Whose key" };
        Option<string?> keyId = KeysCommand.KeyIdOption();
        Option<string?> url = new("--url") { Description = "What to ask, for providers that are not known and for gateways; the key is sent there", HelpName = "URL" };
        DocumentedCommand command = new("test", "Ask a provider whether a key is good") { Examples = ["keys test anthropic", "keys test openai --key-id prod"] };
        command.Add(provider);
        command.Add(keyId);
        command.Add(url);
        command.SetAction(async (parse, cancellationToken) =>
        {
            KeyName name = KeyName.Of(parse.GetRequiredValue(provider), parse.GetValue(keyId));
            TestedKey tested = await TestAsync(context, name, parse.GetValue(keyId), parse.GetValue(url), cancellationToken);
            context.Results(parse).Write(tested, KeysJson.Default.TestedKey, TestedKey.Print);
            return tested.Accepted ? ExitCodes.Success : ExitCodes.Failed;
        });
        return command;
    }

    private static async Task<TestedKey> TestAsync(CommandContext context, KeyName name, string? keyId, string? url, CancellationToken cancellationToken)
    {
        KnownProvider? known = KnownProvider.Find(name.Provider);
        string asked = url ?? (known is null ? null : $"https://{known.Host}{known.Probe}") ?? throw new AgentOSException(CliErrors.NoProbe, "test the key of", name.Provider);
        SecretPlace place = known is null ? SecretPlace.Bearer : SecretPlace.Parse(known.Place)!;
        using SecretValue value = VaultAccess.Use(context, vault => vault.Get(name.Provider, keyId));
        int status = await KeyProbe.AskAsync(asked, place, value, context.Time, cancellationToken);
        return new TestedKey(name.Provider, name.KeyId, asked, status, status is not (401 or 403) and < 500);
    }
}
