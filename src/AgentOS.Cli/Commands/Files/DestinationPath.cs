using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary>The rule of mv(1) and cp(1): a destination that is a directory receives the source under its own name.</summary>
internal static class DestinationPath
{
    public static async Task<string> ResolveAsync(AgentDatabase agent, string destination, string source, CancellationToken cancellationToken)
    {
        string path = AgentPath.Rooted(destination);
        bool isDirectory = await agent.Files.ExistsAsync(path, cancellationToken) && (await agent.Files.StatAsync(path, cancellationToken)).IsDirectory;
        return isDirectory ? AgentPath.Combine(path, AgentPath.NameOf(source)) : path;
    }
}
