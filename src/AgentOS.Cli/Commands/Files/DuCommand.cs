using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs du [-s] [PATH]</c>.</summary>
internal static class DuCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "Directory to measure", DefaultValueFactory = _ => "/" };
        Option<bool> summary = new("--summarize", "-s") { Description = "Only the total" };
        DocumentedCommand command = new("du", "Show what directories take, in bytes") { Examples = ["fs du -s /src"] };
        command.Add(path);
        command.Add(summary);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            string directory = AgentPath.Rooted(parse.GetRequiredValue(path));
            IReadOnlyList<FileEntry> entries = await FileListing.ReadAsync(agent, directory, recursive: true, cancellationToken);
            IReadOnlyList<DiskUse> uses = DiskUseSummary.Of(entries, directory);
            context.Results(parse).Write(parse.GetValue(summary) ? [uses[^1]] : uses, FilesJson.Default.IReadOnlyListDiskUse, Print);
        });
        return command;
    }

    private static void Print(IReadOnlyList<DiskUse> uses, TextOutput output)
    {
        Table table = new("BYTES", "FILES", "PATH");
        foreach (DiskUse use in uses)
            table.Add($"{use.Bytes}", $"{use.Files}", use.Path);
        table.WriteTo(output);
    }
}
