using System.CommandLine;
using System.IO.Enumeration;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs find</c>.</summary>
internal static class FindCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "Directory", DefaultValueFactory = _ => "/" };
        Option<string?> name = new("--name", "-name") { Description = "Names that match: * and ? are wildcards", HelpName = "GLOB" };
        Option<string?> type = new("--type", "-type") { Description = "f file, d directory, l link", HelpName = "TYPE" };
        type.AcceptOnlyFromAmong("f", "d", "l");
        DocumentedCommand command = new("find", "Find files") { Examples = ["fs find -name '*.py'", "fs find /src -type d"] };
        command.Add(path);
        command.Add(name);
        command.Add(type);
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
        {
            string? glob = parse.GetValue(name), wanted = parse.GetValue(type);
            IReadOnlyList<string> found = [.. (await agent.Files.WalkAsync(parse.GetRequiredValue(path), cancellation))
                .Where(entry => glob is null || FileSystemName.MatchesSimpleExpression(glob, entry.Path.AsSpan(entry.Path.LastIndexOf('/') + 1), ignoreCase: false))
                .Where(entry => wanted is null || FileDescription.Of("", entry.Inode).Type == wanted)
                .Select(entry => entry.Path)];
            context.Results(parse).Write(found, FilesJson.Default.IReadOnlyListString, (shown, output) =>
            {
                foreach (string file in shown)
                    output.WriteLine(output.Shown(file));
            });
        });
        return command;
    }
}
