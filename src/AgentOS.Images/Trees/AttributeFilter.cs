namespace AgentOS.Images.Trees;

/// <summary>Chooses which extended attributes a root disk keeps: a file's own, and none that speak to the overlay the guest puts over it.</summary>
internal static class AttributeFilter
{
    private const int LongestName = 255;
    private const int LargestValue = 32 * 1024;
    private const int Most = 64;

    /// <summary>The kept ones.</summary>
    /// <exception cref="InvalidDataException">More or larger than a file can have.</exception>
    public static IReadOnlyDictionary<string, byte[]> Choose(IReadOnlyDictionary<string, byte[]> attributes)
    {
        if (attributes.Count == 0)
            return attributes;
        Dictionary<string, byte[]> chosen = new(StringComparer.Ordinal);
        foreach ((string name, byte[] value) in attributes)
        {
            if (!IsKept(name))
                continue;
            if (name.Length > LongestName || value.Length > LargestValue)
                throw new InvalidDataException("an extended attribute that is too large");
            chosen[name] = value;
        }

        return chosen.Count <= Most ? chosen : throw new InvalidDataException($"more than {Most} extended attributes of a file");
    }

    private static bool IsKept(string name) =>
        (name.StartsWith("user.", StringComparison.Ordinal) && !name.StartsWith("user.overlay.", StringComparison.Ordinal))
        || name.StartsWith("security.", StringComparison.Ordinal)
        || name is "system.posix_acl_access" or "system.posix_acl_default";
}
