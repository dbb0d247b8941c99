namespace AgentOS.Workspace.Review;

/// <summary>Which changes go into the base, and which stay with the agent and why.</summary>
/// <param name="Applied">In the order they are to be made.</param>
/// <param name="Withheld">Trust files that nobody allowed, and what cannot go without them.</param>
/// <param name="Refused">The base's file is not the one the agent started from.</param>
public sealed record ApplyPlan(IReadOnlyList<Change> Applied, IReadOnlyList<Change> Withheld, IReadOnlyList<Change> Refused)
{
    /// <param name="changes">The chosen changes.</param>
    /// <param name="isTrusted">Whether the user allowed a trust file by name.</param>
    public static ApplyPlan Of(IReadOnlyList<Change> changes, Func<Change, bool> isTrusted)
    {
        DirectoryRule.RequireWhole(changes, "apply");
        List<Change> refused = [.. changes.Where(change => change.IsBaseChanged)];
        HashSet<Change> withheld = [.. changes.Where(change => change.Trust is not null && !isTrusted(change))];
        // A moved directory goes whole or not at all: what stayed behind would lose the place it is shown at.
        string[] torn = [.. withheld.Concat(refused).Where(change => change.Kind == ChangeKind.Renamed).Select(change => change.Path)];
        withheld.UnionWith(changes.Where(change => change.IsDirectory && change.Kind == ChangeKind.Added && torn.Any(path => IsBelow(path, change.Path))));
        withheld.UnionWith(changes.Where(change => withheld.Any(other => other.IsDirectory && IsBelow(change.Path, other.Path))).ToArray());
        // An old path that lies below what is withheld must stay, too.
        string[] kept = [.. withheld.Where(change => change.Kind == ChangeKind.Renamed).Select(change => change.OldPath!)];
        return new ApplyPlan(
            [.. changes.Where(change => !withheld.Contains(change) && !change.IsBaseChanged && !(change is { Kind: ChangeKind.Deleted, IsDirectory: true } && kept.Any(path => IsBelow(path, change.Path))))],
            [.. changes.Where(withheld.Contains)],
            refused);
    }

    private static bool IsBelow(string path, string directory) => path.StartsWith(directory + "/", StringComparison.Ordinal);
}
