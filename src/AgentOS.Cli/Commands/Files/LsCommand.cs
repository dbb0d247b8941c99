using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs ls [PATH]</c>.</summary>
internal static class LsCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "Directory or file to list", DefaultValueFactory = _ => "/" };
        Option<bool> full = new("--long", "-l") { Description = "Show permissions, size, time and link targets" };
        Option<bool> recursive = new("--recursive", "-R") { Description = "List everything below, too" };
        DocumentedCommand command = new("ls", "List files: f file, d directory, l link")
        {
            Examples = ["fs ls", "fs ls /artifacts", "fs ls -lR --db other.db"],
        };
        command.Add(path);
        command.Add(full);
        command.Add(recursive);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            string directory = AgentPath.Rooted(parse.GetRequiredValue(path));
            IReadOnlyList<FileEntry> entries = await FileListing.ReadAsync(agent, directory, parse.GetValue(recursive), cancellationToken);
            context.Results(parse).Write(entries, FilesJson.Default.IReadOnlyListFileEntry, parse.GetValue(full)
                ? (found, output) => FileListing.WriteLong(found, directory, output)
                : (found, output) => FileListing.WriteShort(found, directory, output));
        });
        return command;
    }
}
