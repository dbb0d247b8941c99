using AgentOS.Cli.Output;
using AgentOS.Storage;
using AgentOS.Storage.Files;
using AgentOS.Workspace.Review;

namespace AgentOS.Cli.Commands.Review;

/// <summary>What changed in the agent's files between two snapshots.</summary>
internal static class SnapshotDiff
{
    public static void Show(DatabaseLocation database, string old, string now, bool onlyNames, bool onlyStatistics, IResultWriter results, StandardStreams streams)
    {
        using SnapshotTree before = SnapshotTree.Open(database, old), after = SnapshotTree.Open(database, now);
        IReadOnlyList<TreeDifference> differences = TreeComparison.Of(before, after);
        if (onlyNames || differences.Count == 0)
            results.Write([.. differences.Select(Describe)], ReviewJson.Default.IReadOnlyListChangeEntry, ChangeText.Print);
        else
            Show(before, after, differences, streams, onlyStatistics);
    }

    private static void Show(SnapshotTree before, SnapshotTree after, IReadOnlyList<TreeDifference> differences, StandardStreams streams, bool onlyStatistics)
    {
        using ComparedSides sides = ComparedSides.Of((left, right) =>
        {
            foreach (TreeDifference difference in differences)
            {
                TreeDifference.Write(before, difference.Old, Path.Combine(left, difference.Path));
                TreeDifference.Write(after, difference.New, Path.Combine(right, difference.Path));
            }
        });
        GitDiff.Show(sides, streams, onlyStatistics);
    }

    private static ChangeEntry Describe(TreeDifference difference) =>
        new(difference.Letter.ToString(), difference.IsDirectory ? difference.Path + "/" : difference.Path, null, null, BaseChanged: false, null, Merged: false);
}
