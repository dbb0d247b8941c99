using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Keys;

/// <summary><c>agentos keys</c>: the keys of providers, encrypted.</summary>
internal static class KeysCommand
{
    public static Command Build(CommandContext context) =>
        new("keys", "Keep API keys, encrypted and bound to this machine; no sandbox ever sees one")
        {
            KeysAddCommand.Build(context),
            KeysListCommand.Build(context),
            KeysRemoveCommand.Build(context),
            KeysTestCommand.Build(context),
            KeysRotateCommand.Build(context),
            KeysExportCommand.Build(context),
            KeysImportCommand.Build(context),
        };

    /// <summary>The option that tells a provider's keys apart.</summary>
    public static Option<string?> KeyIdOption() => new("--key-id") { Description = "Which of the provider's keys [default: the provider's name]", HelpName = "ID" };
}
