using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary>Copies a file or tree inside the agent.</summary>
internal static class CopyWithin
{
    public static async Task RunAsync(AgentDatabase agent, string source, string destination, CancellationToken cancellationToken)
    {
        FileStat stat = await agent.Files.LinkStatAsync(source, cancellationToken);
        await CopyOneAsync(agent, source, stat, destination, cancellationToken);
        if (!stat.IsDirectory)
            return;
        // The walk is one moment's picture, so copying a directory into itself ends.
        IReadOnlyList<WalkEntry> entries = await agent.Files.WalkAsync(source, cancellationToken);
        foreach (WalkEntry entry in entries)
            await CopyOneAsync(agent, entry.Path, entry.Inode, AgentPath.Combine(destination, AgentPath.Below(source, entry.Path)), cancellationToken);
    }

    private static async Task CopyOneAsync(AgentDatabase agent, string source, FileStat stat, string destination, CancellationToken cancellationToken)
    {
        if (stat.IsSymbolicLink)
        {
            await agent.Files.MakeSymbolicLinkAsync(await agent.Files.ReadLinkAsync(source, cancellationToken), destination, cancellationToken);
            return;
        }

        await (stat.IsDirectory ? agent.Files.MakeDirectoriesAsync(destination, cancellationToken) : agent.Files.CopyAsync(source, destination, cancellationToken));
        await agent.Files.ChangeModeAsync(destination, stat.Mode, cancellationToken);
        await agent.Files.SetTimesAsync(destination, stat.AccessTime, stat.ModifyTime, cancellationToken);
    }
}
