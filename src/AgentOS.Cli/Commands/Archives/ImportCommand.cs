using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Files;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Archives;

/// <summary><c>agentos import [FILE]</c>: adds the files of a tar archive, all or none.</summary>
internal static class ImportCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> file = new("FILE") { Description = "The archive, not compressed [default: standard input]", Arity = ArgumentArity.ZeroOrOne };
        Option<string> destination = new("--to") { Description = "Directory of the agent to put them in", HelpName = "DIR", DefaultValueFactory = _ => "/" };
        DocumentedCommand command = new("import", "Add the files of a tar archive, all or none; nothing leaves the directory")
        {
            Examples = ["import backup.tar", "zcat data.tar.gz | agentos import --to /data"],
        };
        command.Add(file);
        command.Add(destination);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            await using Stream archive = parse.GetValue(file) is { } path ? File.OpenRead(path) : context.Streams.Input;
            ArchiveSummary summary = await agent.Archives.ImportAsync(archive, AgentPath.Rooted(parse.GetRequiredValue(destination)), cancellationToken);
            Transferred.Write(context.Results(parse), summary);
        });
        return command;
    }
}
