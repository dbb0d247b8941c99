using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs tree [PATH]</c>.</summary>
internal static class TreeCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "Directory to draw", DefaultValueFactory = _ => "/" };
        DocumentedCommand command = new("tree", "Draw a directory and everything below it") { Examples = ["fs tree /src"] };
        command.Add(path);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            string directory = AgentPath.Rooted(parse.GetRequiredValue(path));
            IReadOnlyList<FileEntry> entries = await FileListing.ReadAsync(agent, directory, recursive: true, cancellationToken);
            context.Results(parse).Write(entries, FilesJson.Default.IReadOnlyListFileEntry, (found, output) =>
            {
                output.WriteLine(output.Shown(directory));
                TreeDrawing.Write(found, directory, output);
            });
        });
        return command;
    }
}
