namespace AgentOS.Policy.Files;

/// <summary>Names of files as rules compare them.</summary>
public static class AbsolutePath
{
    /// <summary>PATH_MAX of linux/limits.h.</summary>
    public const int MaximumLength = 4096;

    /// <summary>
    /// Takes out empty components, <c>.</c> and <c>..</c>, as text: links are not looked at. Whoever opens a file checks the path that the kernel resolved it to, too.
    /// </summary>
    /// <returns>Null when it is not absolute, longer than a path can be, or has a NUL.</returns>
    public static string? Normalise(string path)
    {
        if (!path.StartsWith('/') || path.Length > MaximumLength || path.Contains('\0', StringComparison.Ordinal))
            return null;
        List<string> components = [];
        foreach (string component in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (component == "..")
                RemoveLast(components);
            else if (component != ".")
                components.Add(component);
        }

        return "/" + string.Join('/', components);
    }

    private static void RemoveLast(List<string> components)
    {
        if (components.Count > 0)
            components.RemoveAt(components.Count - 1);
    }
}
