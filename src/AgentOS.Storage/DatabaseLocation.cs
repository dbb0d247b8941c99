namespace AgentOS.Storage;

/// <summary>Where an agent database is, and its key when it is encrypted. A path alone is the location of a plain file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Key">Its key; null for a plain file.</param>
public sealed record DatabaseLocation(string Path, DatabaseKey? Key = null)
{
    /// <summary>A plain file.</summary>
    public static implicit operator DatabaseLocation(string path) => FromPath(path);

    /// <summary>A plain file.</summary>
    public static DatabaseLocation FromPath(string path) => new(path);

    /// <summary>The same with the full path.</summary>
    internal DatabaseLocation Resolve() => this with { Path = System.IO.Path.GetFullPath(Path) };
}
