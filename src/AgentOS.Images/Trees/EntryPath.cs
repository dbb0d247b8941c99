namespace AgentOS.Images.Trees;

/// <summary>Paths of entries.</summary>
internal static class EntryPath
{
    private const int LongestName = 255;
    private const int LongestPath = 4095;
    private const int Deepest = 512;

    /// <summary>The names on the way, from the root. A slash before the first one means nothing.</summary>
    /// <exception cref="InvalidDataException">A path that no file can have, or that goes up.</exception>
    public static IReadOnlyList<string> Split(string path)
    {
        if (path.Length > LongestPath)
            throw new InvalidDataException($"a name longer than {LongestPath} bytes");
        List<string> names = [];
        foreach (string name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == ".")
                continue;
            if (name == "..")
                throw new InvalidDataException("a name with '..'");
            if (name.Length > LongestName || name.Contains('\0'))
                throw new InvalidDataException("a name that no file can have");
            names.Add(name);
        }

        return names.Count <= Deepest ? names : throw new InvalidDataException($"more than {Deepest} directories in each other");
    }

    /// <summary>The target of a symbolic link, if a link can have it. Where it leads is the guest's concern.</summary>
    /// <exception cref="InvalidDataException">It is empty or too long.</exception>
    public static string CheckTarget(string target) =>
        target.Length is > 0 and <= LongestPath && !target.Contains('\0') ? target : throw new InvalidDataException("a symbolic link that leads nowhere");
}
