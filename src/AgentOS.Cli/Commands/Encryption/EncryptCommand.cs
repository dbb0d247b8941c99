using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Storage.Encryption;

namespace AgentOS.Cli.Commands.Encryption;

/// <summary><c>agentos encrypt</c>.</summary>
internal static class EncryptCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("encrypt", "Encrypt an agent's file that is not in use")
        {
            Examples = ["encrypt --key-file agent.key", "encrypt --keyring agent --db other.db"],
        };
        command.SetAction(parse =>
        {
            DatabaseLocation database = context.Locate(parse);
            DatabaseEncryption.Encrypt(database.Path, database.Key ?? throw new AgentOSException(EncryptionErrors.KeyMissing, "encrypt", database.Path));
            Done.Write(context.Results(parse), "encrypt", database.Path);
            return ExitCodes.Success;
        });
        return command;
    }
}
