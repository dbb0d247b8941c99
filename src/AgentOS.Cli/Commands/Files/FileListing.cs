using AgentOS.Cli.Output;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary>Reads and prints the entries of a directory.</summary>
internal static class FileListing
{
    /// <summary>A directory's entries, or everything below it; of another file, the file itself.</summary>
    public static async Task<IReadOnlyList<FileEntry>> ReadAsync(AgentDatabase agent, string path, bool recursive, CancellationToken cancellationToken)
    {
        FileStat stat = await agent.Files.StatAsync(path, cancellationToken);
        if (!stat.IsDirectory)
            return [await FileEntry.ReadAsync(agent, path, stat, cancellationToken)];
        IEnumerable<(string Path, FileStat Stat)> found = recursive
            ? (await agent.Files.WalkAsync(path, cancellationToken)).Select(entry => (entry.Path, entry.Inode))
            : (await agent.Files.ListAsync(path, cancellationToken)).Select(entry => (AgentPath.Combine(path, entry.Name), entry.Inode));
        List<FileEntry> entries = [];
        foreach ((string child, FileStat inode) in found)
            entries.Add(await FileEntry.ReadAsync(agent, child, inode, cancellationToken));
        return entries;
    }

    public static void WriteShort(IReadOnlyList<FileEntry> entries, string directory, TextOutput output)
    {
        foreach (FileEntry entry in entries)
            output.WriteLine($"{FileType.Letter(entry)} {output.Shown(Name(entry, directory))}");
    }

    public static void WriteLong(IReadOnlyList<FileEntry> entries, string directory, TextOutput output)
    {
        int sizes = entries.Count == 0 ? 0 : entries.Max(entry => entry.Size.ToString().Length);
        foreach (FileEntry entry in entries)
        {
            string permissions = PermissionText.Of(Convert.ToUInt32(entry.Mode, 8));
            string target = entry.Target is null ? "" : $" -> {output.Shown(entry.Target)}";
            output.WriteLine($"{FileType.Letter(entry)} {permissions} {entry.Size.ToString().PadLeft(sizes)} {Moment.Brief(entry.Modified)} {output.Shown(Name(entry, directory))}{target}");
        }
    }

    private static string Name(FileEntry entry, string directory) =>
        AgentPath.Below(directory, entry.Path) is { Length: > 0 } below ? below : AgentPath.NameOf(entry.Path);
}
