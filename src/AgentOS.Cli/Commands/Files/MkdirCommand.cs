using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs mkdir [-p] PATH...</c>.</summary>
internal static class MkdirCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "Directories to make", Arity = ArgumentArity.OneOrMore };
        Option<bool> parents = new("--parents", "-p") { Description = "Make missing parents; existing directories are fine" };
        DocumentedCommand command = new("mkdir", "Make directories") { Examples = ["fs mkdir -p reports/2026"] };
        command.Add(paths);
        command.Add(parents);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            string[] directories = parse.GetRequiredValue(paths);
            foreach (string directory in directories)
                await (parse.GetValue(parents) ? agent.Files.MakeDirectoriesAsync(directory, cancellationToken) : agent.Files.MakeDirectoryAsync(directory, cancellationToken));
            Done.Write(context.Results(parse), "mkdir", [.. directories.Select(AgentPath.Rooted)]);
        });
        return command;
    }
}
