using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Errors;
using AgentOS.Storage;
using AgentOS.Storage.Encryption;

namespace AgentOS.Cli.Commands.Encryption;

/// <summary><c>agentos decrypt</c>.</summary>
internal static class DecryptCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("decrypt", "Make an encrypted agent's file a plain one again")
        {
            Examples = ["decrypt --key-file agent.key"],
        };
        command.SetAction(parse =>
        {
            DatabaseLocation database = context.Locate(parse);
            DatabaseEncryption.Decrypt(database);
            Done.Write(context.Results(parse), "decrypt", database.Path);
            return ExitCodes.Success;
        });
        return command;
    }
}
