namespace AgentOS.Sandbox;

/// <summary>Relations between normalised absolute paths.</summary>
internal static class PathTree
{
    /// <summary>True when <paramref name="path"/> is <paramref name="tree"/> or lies below it.</summary>
    public static bool Contains(string tree, string path) =>
        string.Equals(tree, path, StringComparison.Ordinal)
        || tree == "/"
        || (path.StartsWith(tree, StringComparison.Ordinal) && path[tree.Length] == '/');

    /// <summary>True for an absolute path without empty, "." and ".." components and without NUL.</summary>
    public static bool IsNormal(string path) =>
        path.StartsWith('/') && !path.Contains('\0', StringComparison.Ordinal)
        && (path == "/" || path[1..].Split('/').All(component => component is not ("" or "." or "..")));
}
