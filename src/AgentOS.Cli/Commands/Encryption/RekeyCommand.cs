using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Storage.Encryption;

namespace AgentOS.Cli.Commands.Encryption;

/// <summary><c>agentos rekey --new-key-file FILE</c>.</summary>
internal static class RekeyCommand
{
    public static Command Build(CommandContext context)
    {
        KeyOptions options = new("new-", "Key it shall have");
        DocumentedCommand command = new("rekey", "Change the key of an encrypted agent's file that is not in use")
        {
            Examples = ["rekey --key-file old.key --new-key-file new.key"],
        };
        command.Add(options.File);
        command.Add(options.Keyring);
        command.SetAction(parse =>
        {
            DatabaseLocation database = context.Locate(parse);
            DatabaseKey key = KeySource.FindNamed(parse, options) ?? throw new AgentOSException(EncryptionErrors.KeyMissing, "change the key of", database.Path);
            DatabaseEncryption.ChangeKey(database, key);
            Done.Write(context.Results(parse), "rekey", database.Path);
            return ExitCodes.Success;
        });
        return command;
    }
}
