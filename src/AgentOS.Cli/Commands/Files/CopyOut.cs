using AgentOS.Errors;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary>
/// Copies a file or tree of the agent to the host. The agent's file is not trusted: names cannot climb out of the destination, nothing is written
/// through a link that an earlier copy left, and set-user-id bits stay behind.
/// </summary>
internal static class CopyOut
{
    private const int BufferSize = 1 << 20;
    private const uint PlainPermissions = 0x1FF;

    public static async Task RunAsync(AgentDatabase agent, string source, string destination, CancellationToken cancellationToken)
    {
        Stack<(string Source, FileStat Stat, string Destination)> pending = new();
        pending.Push((source, await agent.Files.LinkStatAsync(source, cancellationToken), destination));
        while (pending.TryPop(out (string Source, FileStat Stat, string Destination) next))
        {
            if (next.Stat.IsDirectory)
                await CopyDirectoryAsync(agent, next.Source, next.Destination, pending, cancellationToken);
            else if (next.Stat.IsSymbolicLink)
                await CopyLinkAsync(agent, next.Source, next.Destination, cancellationToken);
            else
                await CopyFileAsync(agent, next.Source, next.Stat, next.Destination, cancellationToken);
        }
    }

    private static async Task CopyDirectoryAsync(
        AgentDatabase agent, string source, string destination, Stack<(string Source, FileStat Stat, string Destination)> pending, CancellationToken cancellationToken)
    {
        if (new FileInfo(destination).LinkTarget is not null)
            File.Delete(destination);
        Directory.CreateDirectory(destination);
        foreach (DirectoryEntry entry in await agent.Files.ListAsync(source, cancellationToken))
        {
            if (entry.Name is "" or "." or ".." || entry.Name.Contains('/', StringComparison.Ordinal))
                throw new AgentOSException(CliErrors.UnsafeName, "copy", source, entry.Name);
            pending.Push((AgentPath.Combine(source, entry.Name), entry.Inode, Path.Combine(destination, entry.Name)));
        }
    }

    private static async Task CopyLinkAsync(AgentDatabase agent, string source, string destination, CancellationToken cancellationToken)
    {
        File.Delete(destination);
        File.CreateSymbolicLink(destination, await agent.Files.ReadLinkAsync(source, cancellationToken));
    }

    private static async Task CopyFileAsync(AgentDatabase agent, string source, FileStat stat, string destination, CancellationToken cancellationToken)
    {
        if (!stat.IsFile)
            throw new AgentOSException(CliErrors.SpecialFile, "copy", source);
        // Removed first: an existing link must be replaced, not followed.
        await using Stream content = await agent.Files.OpenReadAsync(source, cancellationToken);
        File.Delete(destination);
        await using (FileStream copy = new(destination, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            await content.CopyToAsync(copy, BufferSize, cancellationToken);
        File.SetUnixFileMode(destination, (UnixFileMode)(stat.Mode & PlainPermissions));
        File.SetLastWriteTimeUtc(destination, Moment.Of(stat.ModifyTime).UtcDateTime);
    }
}
