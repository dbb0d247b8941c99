using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs du</c>: bytes of content below each entry of a directory.</summary>
internal static class UsageCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "Directory", DefaultValueFactory = _ => "/" };
        Option<bool> summary = new("--summarize", "-s") { Description = "Only the total" };
        DocumentedCommand command = new("du", "Show how many bytes files hold") { Examples = ["fs du", "fs du -s /data"] };
        command.Add(path);
        command.Add(summary);
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
        {
            string root = parse.GetRequiredValue(path);
            IReadOnlyList<WalkEntry> entries = await agent.Files.WalkAsync(root, cancellation);
            List<DirectoryUsage> usages = parse.GetValue(summary) ? [] : [.. entries
                .Where(entry => !entry.Inode.IsDirectory)
                .GroupBy(entry => RelativePath.Below(root, entry.Path).Split('/')[0], StringComparer.Ordinal)
                .Select(group => new DirectoryUsage(group.Key, group.Sum(entry => entry.Inode.Size)))];
            usages.Add(new DirectoryUsage(root, entries.Where(entry => !entry.Inode.IsDirectory).Sum(entry => entry.Inode.Size)));
            context.Results(parse).Write(usages, UsageJson.Default.IReadOnlyListDirectoryUsage, (shown, output) =>
            {
                Table table = new("BYTES", "PATH");
                foreach (DirectoryUsage usage in shown)
                    table.Add($"{usage.Bytes}", usage.Path);
                table.WriteTo(output);
            });
        });
        return command;
    }
}
