using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs</c>: the agent's files from outside.</summary>
internal static class FilesCommand
{
    public static Command Build(CommandContext context) => new("fs", "Look at and change the agent's files")
    {
        ListCommand.Build(context),
        CatCommand.Build(context),
        WriteCommand.Build(context),
        CopyCommand.Build(context),
        MoveCommand.Build(context),
        RemoveCommand.Build(context),
        MakeDirectoryCommand.Build(context),
        LinkCommand.Build(context),
        StatCommand.Build(context),
        TreeCommand.Build(context),
        UsageCommand.Build(context),
        FindCommand.Build(context),
    };
}
