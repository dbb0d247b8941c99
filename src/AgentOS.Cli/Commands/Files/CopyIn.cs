using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary>Copies a file or tree of the host into the agent.</summary>
internal static class CopyIn
{
    private const int BufferSize = 1 << 20;

    public static async Task RunAsync(AgentDatabase agent, string source, string destination, CancellationToken cancellationToken)
    {
        Stack<(FileSystemInfo Source, string Destination)> pending = new();
        pending.Push((Directory.Exists(source) ? new DirectoryInfo(source) : new FileInfo(source), destination));
        while (pending.TryPop(out (FileSystemInfo Source, string Destination) next))
        {
            if (next.Source.LinkTarget is { } target)
                await agent.Files.MakeSymbolicLinkAsync(target, next.Destination, cancellationToken);
            else if (next.Source is DirectoryInfo directory)
                await CopyDirectoryAsync(agent, directory, next.Destination, pending, cancellationToken);
            else
                await CopyFileAsync(agent, next.Source, next.Destination, cancellationToken);
        }
    }

    private static async Task CopyDirectoryAsync(
        AgentDatabase agent, DirectoryInfo directory, string destination, Stack<(FileSystemInfo Source, string Destination)> pending, CancellationToken cancellationToken)
    {
        await agent.Files.MakeDirectoriesAsync(destination, cancellationToken);
        await agent.Files.ChangeModeAsync(destination, (uint)directory.UnixFileMode, cancellationToken);
        foreach (FileSystemInfo child in directory.EnumerateFileSystemInfos())
            pending.Push((child, AgentPath.Combine(destination, child.Name)));
    }

    private static async Task CopyFileAsync(AgentDatabase agent, FileSystemInfo file, string destination, CancellationToken cancellationToken)
    {
        if (!FileOwner.Of(file.FullName).IsRegular)
            throw new AgentOSException(CliErrors.SpecialFile, "copy", file.FullName);
        await using FileStream content = new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        await using (Stream copy = await agent.Files.OpenAsync(destination, FileMode.Create, FileAccess.Write, cancellationToken))
            await content.CopyToAsync(copy, BufferSize, cancellationToken);
        await agent.Files.ChangeModeAsync(destination, (uint)file.UnixFileMode, cancellationToken);
        await agent.Files.SetTimesAsync(destination, Moment.OfHost(file.LastAccessTimeUtc), Moment.OfHost(file.LastWriteTimeUtc), cancellationToken);
    }
}
