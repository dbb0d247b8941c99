using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary>One file as the commands print it; also its JSON shape.</summary>
/// <param name="Path">Its absolute path in the agent.</param>
/// <param name="Type">A word of <see cref="FileType"/>.</param>
/// <param name="Mode">Permission bits in octal, four digits.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Links">Number of names.</param>
/// <param name="Uid">Owner.</param>
/// <param name="Gid">Group.</param>
/// <param name="Inode">Inode number.</param>
/// <param name="DiskBytes">Storage used, in bytes.</param>
/// <param name="Modified">Last change of content.</param>
/// <param name="Changed">Last change of content or attributes.</param>
/// <param name="Accessed">Last access.</param>
/// <param name="Target">Where a symbolic link points; null for other files.</param>
internal sealed record FileEntry(
    string Path, string Type, string Mode, long Size, uint Links, uint Uid, uint Gid, long Inode, long DiskBytes,
    DateTimeOffset Modified, DateTimeOffset Changed, DateTimeOffset Accessed, string? Target)
{
    private const int BlockSize = 512;


    public static async Task<FileEntry> ReadAsync(AgentDatabase agent, string path, FileStat stat, CancellationToken cancellationToken) => new(
        path, FileType.Word(stat.Mode), Convert.ToString(stat.Mode & 0xFFF, 8).PadLeft(4, '0'), stat.Size, stat.LinkCount, stat.Uid, stat.Gid,
        stat.Ino, stat.Blocks * BlockSize, Moment.Of(stat.ModifyTime), Moment.Of(stat.ChangeTime), Moment.Of(stat.AccessTime),
        stat.IsSymbolicLink ? await agent.Files.ReadLinkAsync(path, cancellationToken) : null);
}
