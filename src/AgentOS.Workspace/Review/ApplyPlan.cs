namespace AgentOS.Workspace.Review;

/// <summary>Which changes go into the base, and which stay with the agent and why.</summary>
/// <param name="Applied">In the order they are to be made.</param>
/// <param name="Withheld">Trust files that nobody allowed, and what cannot go without them.</param>
/// <param name="Refused">The base's file is not the one the agent started from, or a merge of both is not finished.</param>
public sealed record ApplyPlan(IReadOnlyList<Change> Applied, IReadOnlyList<Change> Withheld, IReadOnlyList<Change> Refused)
{
    /// <param name="changes">The chosen changes.</param>
    /// <param name="isTrusted">Whether the user allowed a trust file by name.</param>
    public static ApplyPlan Of(IReadOnlyList<Change> changes, Func<Change, bool> isTrusted)
    {
        DirectoryRule.RequireWhole(changes, "apply");
        HashSet<Change> refused = [.. changes.Where(change => change.IsBaseChanged || change.Conflict is not null)];
        // What takes a directory's place needs all of it gone; what is in the place of a refused path needs that.
        refused.UnionWith(changes.Where(change => !change.IsDirectory && refused.Any(other => IsBelow(other.Path, change.Path))).ToArray());
        refused.UnionWith(changes.Where(change => refused.Any(other => IsBelow(change.Path, other.Path))).ToArray());
        HashSet<Change> withheld = [.. changes.Where(change => change.Trust is not null && !isTrusted(change))];
        // A moved directory goes whole or not at all: what stayed behind would lose the place it is shown at.
        string[] torn = [.. withheld.Concat(refused).Where(change => change.Kind == ChangeKind.Renamed).Select(change => change.Path)];
        withheld.UnionWith(changes.Where(change => change.IsDirectory && change.Kind == ChangeKind.Added && torn.Any(path => IsBelow(path, change.Path))));
        withheld.UnionWith(changes.Where(change => withheld.Any(other => other.IsDirectory && IsBelow(change.Path, other.Path))).ToArray());
        // A directory in which something must stay cannot go.
        string[] kept = [.. withheld.Where(change => change.Kind == ChangeKind.Renamed).Select(change => change.OldPath!), .. refused.Select(change => change.OldPath ?? change.Path)];
        return new ApplyPlan(
            [.. changes.Where(change => !withheld.Contains(change) && !refused.Contains(change) && !(change is { Kind: ChangeKind.Deleted, IsDirectory: true } && kept.Any(path => IsBelow(path, change.Path))))],
            [.. changes.Where(withheld.Contains)],
            [.. changes.Where(refused.Contains)]);
    }

    /// <summary>What could be applied if the base had not changed: what a merge is for.</summary>
    public IReadOnlyList<Change> Mergeable => [.. Refused.Where(change => change.Conflict is null && !Withheld.Contains(change))];

    private static bool IsBelow(string path, string directory) => path.StartsWith(directory + "/", StringComparison.Ordinal);
}
