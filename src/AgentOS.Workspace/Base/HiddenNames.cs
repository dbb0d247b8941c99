using System.Text;
using AgentOS.Linux;
using AgentOS.Storage;

namespace AgentOS.Workspace;

/// <summary>Paths below the base that the agent must not see: its own database and its key, when they lie in the base.</summary>
internal sealed class HiddenNames
{
    private static readonly string[] s_companions = ["", "-wal", "-shm", "-journal"];

    private readonly byte[][] _paths;

    private HiddenNames(byte[][] paths) => _paths = paths;

    /// <param name="basePath">The base, absolute and without links.</param>
    /// <param name="database">The database, and the file its key came from.</param>
    /// <exception cref="LinuxException">One of them does not exist.</exception>
    public static HiddenNames Of(string basePath, DatabaseLocation database)
    {
        string prefix = basePath.TrimEnd('/') + "/";
        string file = RealPath.Of(database.Path);
        IEnumerable<string> hidden = s_companions.Select(companion => file + companion);
        if (database.Key?.File is { } key)
            hidden = hidden.Append(RealPath.Of(key));
        return new HiddenNames([.. hidden.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Select(path => Encoding.UTF8.GetBytes(path[prefix.Length..]))]);
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
