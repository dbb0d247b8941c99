using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Vault.Exports;

namespace AgentOS.Cli.Commands.Keys;

/// <summary><c>agentos keys export --encrypted FILE</c>. There is no export in clear text.</summary>
internal static class KeysExportCommand
{
    /// <summary>The variable with the passphrase of an export.</summary>
    internal const string PasswordVariable = "AGENTOS_EXPORT_PASSWORD";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static Command Build(CommandContext context)
    {
        Option<string> encrypted = new("--encrypted") { Description = "File to write, encrypted with a passphrase of its own", HelpName = "FILE", Required = true };
        DocumentedCommand command = new("export", "Take all keys to another machine, encrypted") { Examples = ["keys export --encrypted keys.json"] };
        command.Add(encrypted);
        command.SetAction(parse =>
        {
            string path = parse.GetRequiredValue(encrypted);
            string passphrase = Passphrase.Choose(context, PasswordVariable, "Passphrase of the export: ");
            if (passphrase.Length == 0)
                throw new AgentOSException(CliErrors.EmptyPassphrase, "export to", path);
            byte[] content = VaultAccess.Use(context, vault => KeyExport.Write(vault, passphrase, context.Time.GetUtcNow()));
            using (FileStream file = new(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
                file.Write(content);
            Done.Write(context.Results(parse), "export", path);
            return ExitCodes.Success;
        });
        return command;
    }
}
