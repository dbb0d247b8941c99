using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs tree</c>.</summary>
internal static class TreeCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "Directory", DefaultValueFactory = _ => "/" };
        DocumentedCommand command = new("tree", "Show a directory as a tree") { Examples = ["fs tree", "fs tree /src"] };
        command.Add(path);
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
        {
            string root = parse.GetRequiredValue(path);
            IReadOnlyList<FileDescription> files =
                [.. (await agent.Files.WalkAsync(root, cancellation)).Select(entry => FileDescription.Of(RelativePath.Below(root, entry.Path), entry.Inode))];
            context.Results(parse).Write(files, FilesJson.Default.IReadOnlyListFileDescription, (shown, output) =>
            {
                output.WriteLine(output.Shown(root));
                foreach (FileDescription file in shown)
                {
                    int depth = file.Path.Count(character => character == '/') + 1;
                    string name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
                    output.WriteLine(new string(' ', depth * 2) + output.Shown(name) + (file.Type == "d" ? "/" : ""));
                }
            });
        });
        return command;
    }
}
