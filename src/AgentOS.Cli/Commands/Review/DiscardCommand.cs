using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Storage;
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
            DatabaseLocation database = context.Locate(parse);
            using WorkspaceEditor editor = WorkspaceEditor.Open(database);
            using WorkspaceView? view = WorkspaceView.Open(database);
            IReadOnlyList<Change> changes = view is null ? [] : ChangeSelection.Of(ChangeSet.Of(view), view.BasePath, parse.GetValue(paths) ?? []);
            if (view is not null)
                editor.Discard(view, changes);
            context.Results(parse).Write([.. changes.Select(ChangeEntry.Of)], ReviewJson.Default.IReadOnlyListChangeEntry, ChangeText.PrintDiscarded);
            return ExitCodes.Success;
        });
        return command;
    }
}
