namespace AgentOS.Sandbox;

/// <summary>Sockets of host services that have a path (unix(7), /proc/net/unix).</summary>
internal static class HostSockets
{
    private const int PathColumn = 7;

    /// <summary>Bound sockets at or below a path that still exist there.</summary>
    public static IEnumerable<string> Below(string tree) => Parse(File.ReadLines("/proc/net/unix"))
        .Where(path => PathTree.Contains(tree, path) && Path.Exists(path))
        .Distinct(StringComparer.Ordinal);

    /// <summary>The paths in lines of /proc/net/unix; abstract names, which start with @, are none.</summary>
    internal static IEnumerable<string> Parse(IEnumerable<string> lines) => lines
        .Select(line => line.Split(' ', PathColumn + 1, StringSplitOptions.RemoveEmptyEntries))
        .Where(columns => columns.Length > PathColumn && columns[PathColumn].StartsWith('/'))
        .Select(columns => columns[PathColumn]);
}
