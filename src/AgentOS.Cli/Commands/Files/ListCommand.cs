using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs ls</c>.</summary>
internal static class ListCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "Directory or file", DefaultValueFactory = _ => "/" };
        Option<bool> details = new("-l") { Description = "Mode, links, owner, size and time" };
        Option<bool> recursive = new("-R") { Description = "Directories below, too" };
        DocumentedCommand command = new("ls", "List files: f file, d directory, l link") { Examples = ["fs ls", "fs ls -l /artifacts", "fs ls -R --json"] };
        command.Add(path);
        command.Add(details);
        command.Add(recursive);
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
        {
            IReadOnlyList<FileDescription> files = await ListAsync(agent.Files, parse.GetRequiredValue(path), parse.GetValue(recursive), cancellation);
            context.Results(parse).Write(files, FilesJson.Default.IReadOnlyListFileDescription, parse.GetValue(details) ? PrintDetails : PrintNames);
        });
        return command;
    }

    private static async Task<IReadOnlyList<FileDescription>> ListAsync(AgentFiles files, string path, bool recursive, CancellationToken cancellation)
    {
        FileStat stat = await files.StatAsync(path, cancellation);
        if (!stat.IsDirectory)
            return [FileDescription.Of(path, stat)];
        if (recursive)
            return [.. (await files.WalkAsync(path, cancellation)).Select(entry => FileDescription.Of(RelativePath.Below(path, entry.Path), entry.Inode))];
        return [.. (await files.ListAsync(path, cancellation)).Select(entry => FileDescription.Of(entry.Name, entry.Inode))];
    }

    private static void PrintNames(IReadOnlyList<FileDescription> files, TextOutput output)
    {
        foreach (FileDescription file in files)
            output.WriteLine($"{file.Type} {output.Shown(file.Path)}");
    }

    private static void PrintDetails(IReadOnlyList<FileDescription> files, TextOutput output)
    {
        if (files.Count == 0)
            return;
        Table table = new("TYPE", "MODE", "LINKS", "UID", "GID", "SIZE", "MODIFIED", "NAME");
        foreach (FileDescription file in files)
            table.Add(file.Type, file.Mode, $"{file.Links}", $"{file.Uid}", $"{file.Gid}", $"{file.Size}", $"{file.Modified:yyyy-MM-dd HH:mm:ss}", file.Path);
        table.WriteTo(output);
    }
}
