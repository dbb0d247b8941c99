using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary><c>agentos discard [PATH…]</c>.</summary>
internal static class DiscardCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "Only these files and directories of the project", Arity = ArgumentArity.ZeroOrMore };
        DocumentedCommand command = new("discard", "Drop the agent's changes: the paths are the project's again")
        {
            Examples = ["discard src/main.c", "discard"],
        };
        command.Add(paths);
        command.SetAction(parse =>
        {
            DiscardRequest request = new(context.Locate(parse), parse.GetValue(paths) ?? []);
            context.Results(parse).Write(request.Run(), ReviewJson.Default.IReadOnlyListChangeEntry, ChangeText.PrintDiscarded);
            return ExitCodes.Success;
        });
        return command;
    }
}
