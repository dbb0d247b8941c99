using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary>Copies from the agent to the host, with modes, times and links. Set-user-id bits stay behind: the host must not trust them.</summary>
internal sealed class CopyOut(AgentFiles files)
{
    private const uint PlainPermissions = 0x1FF; // 0777

    public async Task CopyAsync(string source, string destination, CancellationToken cancellation)
    {
        FileStat stat = await files.LinkStatAsync(source, cancellation);
        string target = Directory.Exists(destination) ? Path.Combine(destination, Path.GetFileName(source.TrimEnd('/'))) : destination;
        await CopyItemAsync(source, stat, target, cancellation);
    }

    private async Task CopyItemAsync(string source, FileStat stat, string target, CancellationToken cancellation)
    {
        if (stat.IsSymbolicLink)
        {
            File.CreateSymbolicLink(target, await files.ReadLinkAsync(source, cancellation));
            return;
        }

        if (stat.IsDirectory)
        {
            Directory.CreateDirectory(target);
            foreach (DirectoryEntry entry in await files.ListAsync(source, cancellation))
                await CopyItemAsync($"{source.TrimEnd('/')}/{entry.Name}", entry.Inode, Path.Combine(target, entry.Name), cancellation);
        }
        else if (stat.IsFile)
        {
            await using Stream input = await files.OpenReadAsync(source, cancellation);
            await using FileStream output = File.Create(target);
            await input.CopyToAsync(output, cancellation);
        }
        else
        {
            throw new FileSystemException(Linux.Errno.ENOTSUP, "copy", source);
        }

        File.SetUnixFileMode(target, (UnixFileMode)(stat.Mode & PlainPermissions));
        File.SetLastWriteTimeUtc(target, DateTime.UnixEpoch.AddSeconds(stat.ModifyTime.Seconds).AddTicks(stat.ModifyTime.Nanoseconds / 100));
    }
}
