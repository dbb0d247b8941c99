using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Storage;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary><c>agentos diff [PATH…]</c>.</summary>
internal static class DiffCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "Only these files and directories of the project; or two snapshots to compare", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> stat = new("--stat") { Description = "Only how many lines changed in which file" };
        Option<bool> names = new("--name-only") { Description = "Only which files: A added, M modified, D deleted, R renamed" };
        DocumentedCommand command = new("diff", "Show what the agent changed in the project, also while it runs")
        {
            Examples = ["diff", "diff src --stat", "diff --name-only --json", "diff before-upgrade after-upgrade"],
        };
        command.Add(paths);
        command.Add(stat);
        command.Add(names);
        command.SetAction(async (parse, cancellationToken) =>
        {
            DatabaseLocation database = context.Locate(parse);
            string[] named = parse.GetValue(paths) ?? [];
            bool onlyNames = parse.GetValue(names) || parse.GetValue(context.Options.Json);
            if (await AreSnapshotsAsync(database, named, cancellationToken))
                SnapshotDiff.Show(database, named[0], named[1], onlyNames, parse.GetValue(stat), context.Results(parse), context.Streams);
            else
                ShowWorkspace(context, database, named, onlyNames, parse.GetValue(stat), context.Results(parse));
            return Errors.ExitCodes.Success;
        });
        return command;
    }

    private static void ShowWorkspace(CommandContext context, DatabaseLocation database, string[] paths, bool onlyNames, bool onlyStatistics, IResultWriter results)
    {
        using WorkspaceView? view = WorkspaceView.Open(database);
        IReadOnlyList<Change> changes = view is null ? [] : ChangeSelection.Of(ChangeSet.Of(view), view.BasePath, paths);
        if (onlyNames || view is null || changes.Count == 0)
            results.Write([.. changes.Select(ChangeEntry.Of)], ReviewJson.Default.IReadOnlyListChangeEntry, ChangeText.Print);
        else
            GitDiff.Show(view, changes, context.Streams, onlyStatistics);
        ChangeText.WriteNotes(context.Streams.Error, changes);
    }

    private static async Task<bool> AreSnapshotsAsync(DatabaseLocation database, string[] names, CancellationToken cancellationToken)
    {
        if (names.Length != 2)
            return false;
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(database, new AgentDatabaseOptions { Create = false, ReadOnly = true }, cancellationToken);
        IReadOnlyList<SnapshotInfo> snapshots = await agent.Snapshots.ListAsync(cancellationToken);
        return names.All(name => snapshots.Any(snapshot => snapshot.Name == name));
    }
}
