using AgentOS.Errors;

namespace AgentOS.Workspace.Review;

/// <summary>Picks the changes of the paths that were named.</summary>
public static class ChangeSelection
{
    /// <summary>Those at or below the paths.</summary>
    /// <param name="changes">All changes.</param>
    /// <param name="basePath">The project.</param>
    /// <param name="paths">Files and directories, from the current directory or absolute; none is everything.</param>
    /// <exception cref="AgentOSException">A path is outside of the project, or nothing was changed there.</exception>
    public static IReadOnlyList<Change> Of(IReadOnlyList<Change> changes, string basePath, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            return changes;
        List<string> wanted = [.. paths.Select(path => Below(basePath, path))];
        foreach ((string path, string name) in wanted.Zip(paths))
        {
            if (!changes.Any(change => IsBelow(change, path)))
                throw new AgentOSException(WorkspaceErrors.NothingChanged, "review", name);
        }

        return [.. changes.Where(change => wanted.Any(path => IsBelow(change, path)))];
    }

    private static string Below(string basePath, string path)
    {
        string relative = Path.GetRelativePath(basePath, Path.GetFullPath(path));
        if (relative == "..")
            throw new AgentOSException(WorkspaceErrors.NothingChanged, "review", path);
        return relative == "." ? "" : relative;
    }

    private static bool IsBelow(Change change, string path) =>
        path.Length == 0 || IsAt(change.Path, path) || (change.OldPath is { } old && IsAt(old, path));

    private static bool IsAt(string changed, string path) => changed == path || changed.StartsWith(path + "/", StringComparison.Ordinal);
}
