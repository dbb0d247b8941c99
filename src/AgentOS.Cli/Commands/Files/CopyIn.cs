using AgentOS.Storage;
using AgentOS.Storage.Files;

namespace AgentOS.Cli.Commands.Files;

/// <summary>Copies from the host into the agent, with modes, times and links.</summary>
internal sealed class CopyIn(AgentFiles files)
{
    public async Task CopyAsync(string source, string destination, CancellationToken cancellation)
    {
        FileSystemInfo item = Directory.Exists(source) ? new DirectoryInfo(source) : new FileInfo(source);
        if (!item.Exists)
            throw new FileSystemException(Linux.Errno.ENOENT, "open", source);
        bool into = await files.ExistsAsync(destination, cancellation) && (await files.StatAsync(destination, cancellation)).IsDirectory;
        await CopyItemAsync(item, into ? $"{destination.TrimEnd('/')}/{item.Name}" : destination, cancellation);
    }

    private async Task CopyItemAsync(FileSystemInfo item, string target, CancellationToken cancellation)
    {
        if (item.LinkTarget is { } link)
        {
            await files.MakeSymbolicLinkAsync(link, target, cancellation);
            return;
        }

        if (item is DirectoryInfo directory)
        {
            await files.MakeDirectoriesAsync(target, cancellation);
            foreach (FileSystemInfo child in directory.EnumerateFileSystemInfos())
                await CopyItemAsync(child, $"{target}/{child.Name}", cancellation);
        }
        else
        {
            await using FileStream input = ((FileInfo)item).OpenRead();
            await using Stream output = await files.OpenWriteAsync(target, cancellation);
            await input.CopyToAsync(output, cancellation);
        }

        await files.ChangeModeAsync(target, (uint)item.UnixFileMode, cancellation);
        await files.SetTimesAsync(target, FileTime.From(new DateTimeOffset(item.LastAccessTimeUtc)), FileTime.From(new DateTimeOffset(item.LastWriteTimeUtc)), cancellation);
    }
}
