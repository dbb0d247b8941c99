using AgentOS.Errors;

namespace AgentOS.Workspace.Review;

/// <summary>A moved or deleted directory is one change: what is in it goes with it.</summary>
internal static class DirectoryRule
{
    /// <exception cref="AgentOSException">A change was chosen without the directory it belongs to.</exception>
    public static void RequireWhole(IReadOnlyList<Change> changes, string operation)
    {
        HashSet<string> directories = changes.Where(change => change.IsDirectory).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        foreach (Change change in changes.Where(change => change is { Kind: ChangeKind.Renamed, Inode: 0 }))
        {
            if (!directories.Contains(Path.GetDirectoryName(change.Path)!))
                throw new AgentOSException(WorkspaceErrors.PartOfDirectory, operation, change.Path);
        }
    }
}
