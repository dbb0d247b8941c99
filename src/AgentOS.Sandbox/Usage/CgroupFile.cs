using System.Globalization;

namespace AgentOS.Sandbox;

/// <summary>Reads the files of a cgroup, some of which a kernel may lack.</summary>
internal static class CgroupFile
{
    /// <summary>A file that is one number; null when it is missing or says there is no limit (<c>max</c>, or -1 in v1).</summary>
    public static long? Number(string directory, string file) =>
        Text(directory, file) is { } text && long.TryParse(text.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) && number >= 0 ? number : null;

    /// <summary>A counter of a flat keyed file; 0 when it is missing.</summary>
    public static long Counter(string directory, string file, string key)
    {
        foreach (string line in Text(directory, file)?.Split('\n') ?? [])
        {
            if (line.StartsWith(key, StringComparison.Ordinal) && line.Length > key.Length && line[key.Length] == ' ')
                return long.Parse(line.AsSpan(key.Length + 1), CultureInfo.InvariantCulture);
        }

        return 0;
    }

    /// <summary>A file's text; null when it is missing.</summary>
    public static string? Text(string directory, string file)
    {
        string path = Path.Combine(directory, file);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
