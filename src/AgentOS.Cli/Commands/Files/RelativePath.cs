namespace AgentOS.Cli.Commands.Files;

/// <summary>Paths as listings show them: below the directory that was asked for.</summary>
internal static class RelativePath
{
    /// <summary>The part of <paramref name="path"/> below <paramref name="directory"/>.</summary>
    public static string Below(string directory, string path)
    {
        string prefix = '/' + directory.Trim('/');
        return path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..].TrimStart('/') : path.TrimStart('/');
    }
}
