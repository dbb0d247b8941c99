using System.Text;

namespace AgentOS.Workspace;

/// <summary>Paths below the base that the agent must not see: its own database, when that lies in the base.</summary>
internal sealed class HiddenNames
{
    private static readonly string[] s_companions = ["", "-wal", "-shm", "-journal"];

    private readonly byte[][] _paths;

    private HiddenNames(byte[][] paths) => _paths = paths;

    /// <param name="basePath">The base, absolute and without links.</param>
    /// <param name="database">The database, absolute and without links.</param>
    public static HiddenNames Of(string basePath, string database)
    {
        string prefix = basePath.TrimEnd('/') + "/";
        return new HiddenNames(database.StartsWith(prefix, StringComparison.Ordinal)
            ? [.. s_companions.Select(companion => Encoding.UTF8.GetBytes(database[prefix.Length..] + companion))]
            : []);
    }

    public bool Contains(ReadOnlySpan<byte> path)
    {
        foreach (byte[] hidden in _paths)
        {
            if (path.SequenceEqual(hidden))
                return true;
        }

        return false;
    }

    public bool Contains(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> name)
    {
        foreach (byte[] hidden in _paths)
        {
            int slash = hidden.AsSpan().LastIndexOf((byte)'/');
            if (directory.SequenceEqual(hidden.AsSpan(0, Math.Max(slash, 0))) && name.SequenceEqual(hidden.AsSpan(slash + 1)))
                return true;
        }

        return false;
    }
}
