using System.CommandLine;
using System.IO.Enumeration;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs find [PATH] [-name GLOB] [-type f|d|l]</c>.</summary>
internal static class FindCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "Where to look", DefaultValueFactory = _ => "/" };
        Option<string?> name = new("--name", "-name") { Description = "Only names that match: * any text, ? one character", HelpName = "GLOB" };
        Option<string?> type = new("--type", "-type") { Description = "Only files (f), directories (d), links (l)", HelpName = "TYPE" };
        type.AcceptOnlyFromAmong("f", "d", "l");
        DocumentedCommand command = new("find", "Find files by name and type") { Examples = ["fs find -name '*.log' -type f", "fs find /src -name 'test_*'"] };
        command.Add(path);
        command.Add(name);
        command.Add(type);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            string glob = parse.GetValue(name) ?? "*";
            string directory = AgentPath.Rooted(parse.GetRequiredValue(path));
            IReadOnlyList<FileEntry> entries = await FileListing.ReadAsync(agent, directory, recursive: true, cancellationToken);
            IReadOnlyList<FileEntry> found =
            [
                .. entries
                    .Where(entry => FileSystemName.MatchesSimpleExpression(glob, AgentPath.NameOf(entry.Path), ignoreCase: false))
                    .Where(entry => parse.GetValue(type) is not { } letter || FileType.Letter(entry) == letter[0]),
            ];
            context.Results(parse).Write(found, FilesJson.Default.IReadOnlyListFileEntry, Print);
        });
        return command;
    }

    private static void Print(IReadOnlyList<FileEntry> entries, TextOutput output)
    {
        foreach (FileEntry entry in entries)
            output.WriteLine(output.Shown(entry.Path));
    }
}
