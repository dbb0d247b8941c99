namespace AgentOS.Cli.Commands.Files;

/// <summary>Paths inside an agent.</summary>
internal static class AgentPath
{
    /// <summary>The same path with a leading slash and without a trailing one.</summary>
    public static string Rooted(string path) => "/" + path.Trim('/');

    public static string Combine(string directory, string name) => $"{directory.TrimEnd('/')}/{name}";

    public static string NameOf(string path) => path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed[(trimmed.LastIndexOf('/') + 1)..] : "/";

    /// <summary>The path as seen from a directory above it.</summary>
    public static string Below(string directory, string path) => path[directory.Length..].TrimStart('/');
}
