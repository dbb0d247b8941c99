namespace AgentOS.Store;

/// <summary>A directory of the cache. Strangers' programs may have written in it, so no link in it is followed.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record CachedDirectory(string Path)
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly EnumerationOptions s_everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The lengths of all files in it.</summary>
    public long Bytes => Directory.EnumerateFiles(Path, "*", s_everything).Sum(static file => new FileInfo(file).Length);

    /// <summary>Removes it with all that is in it, whatever modes its directories were given; that there is none is as good.</summary>
    public void Remove()
    {
        if (!Directory.Exists(Path))
            return;
        foreach (string directory in Directory.EnumerateDirectories(Path, "*", s_everything))
            File.SetUnixFileMode(directory, File.GetUnixFileMode(directory) | Owner);
        Directory.Delete(Path, recursive: true);
    }
}
