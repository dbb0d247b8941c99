using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs stat PATH</c>.</summary>
internal static class StatCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "File to describe; links are not followed" };
        DocumentedCommand command = new("stat", "Show everything known about a file") { Examples = ["fs stat hello.txt"] };
        command.Add(path);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            string file = AgentPath.Rooted(parse.GetRequiredValue(path));
            FileStat stat = await agent.Files.LinkStatAsync(file, cancellationToken);
            context.Results(parse).Write(await FileEntry.ReadAsync(agent, file, stat, cancellationToken), FilesJson.Default.FileEntry, Print);
        });
        return command;
    }

    private static void Print(FileEntry entry, TextOutput output)
    {
        string target = entry.Target is null ? "" : $" -> {output.Shown(entry.Target)}";
        output.WriteLine($"Path:     {output.Shown(entry.Path)}{target}");
        output.WriteLine($"Type:     {entry.Type}");
        output.WriteLine($"Mode:     {entry.Mode} ({PermissionText.Of(Convert.ToUInt32(entry.Mode, 8))})");
        output.WriteLine($"Owner:    {entry.Uid}:{entry.Gid}");
        output.WriteLine($"Size:     {entry.Size} bytes, {entry.DiskBytes} stored");
        output.WriteLine($"Inode:    {entry.Inode}, {entry.Links} links");
        output.WriteLine($"Modified: {entry.Modified:O}");
        output.WriteLine($"Changed:  {entry.Changed:O}");
        output.WriteLine($"Accessed: {entry.Accessed:O}");
    }
}
