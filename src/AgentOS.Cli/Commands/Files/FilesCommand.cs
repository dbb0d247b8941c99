using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs</c>: the agent's files from outside the sandbox.</summary>
internal static class FilesCommand
{
    public static Command Build(CommandContext context) =>
        new("fs", "Work with the agent's files from outside the sandbox")
        {
            LsCommand.Build(context),
            CatCommand.Build(context),
            WriteCommand.Build(context),
            CpCommand.Build(context),
            MvCommand.Build(context),
            RmCommand.Build(context),
            MkdirCommand.Build(context),
            LnCommand.Build(context),
            StatCommand.Build(context),
            TreeCommand.Build(context),
            DuCommand.Build(context),
            FindCommand.Build(context),
        };
}
