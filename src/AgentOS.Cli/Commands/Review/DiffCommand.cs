using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary><c>agentos diff [PATH…]</c>.</summary>
internal static class DiffCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "Only these files and directories of the project", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> stat = new("--stat") { Description = "Only how many lines changed in which file" };
        Option<bool> names = new("--name-only") { Description = "Only which files: A added, M modified, D deleted, R renamed" };
        DocumentedCommand command = new("diff", "Show what the agent changed in the project, also while it runs")
        {
            Examples = ["diff", "diff src --stat", "diff --name-only --json"],
        };
        command.Add(paths);
        command.Add(stat);
        command.Add(names);
        command.SetAction(parse =>
        {
            using WorkspaceView? view = WorkspaceView.Open(parse.GetRequiredValue(context.Options.Database));
            IReadOnlyList<Change> changes = view is null ? [] : ChangeSelection.Of(ChangeSet.Of(view), view.BasePath, parse.GetValue(paths) ?? []);
            if (parse.GetValue(names) || parse.GetValue(context.Options.Json) || view is null || changes.Count == 0)
                context.Results(parse).Write([.. changes.Select(ChangeEntry.Of)], ReviewJson.Default.IReadOnlyListChangeEntry, ChangeText.Print);
            else
                GitDiff.Show(view, changes, context.Streams, parse.GetValue(stat));
            ChangeText.WriteNotes(context.Streams.Error, changes);
            return Errors.ExitCodes.Success;
        });
        return command;
    }
}
