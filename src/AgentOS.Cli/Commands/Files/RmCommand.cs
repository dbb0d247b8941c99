using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;
using AgentOS.Linux;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs rm [-r] [-f] PATH...</c>.</summary>
internal static class RmCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "Files to remove", Arity = ArgumentArity.OneOrMore };
        Option<bool> recursive = new("--recursive", "-r") { Description = "Remove directories with everything in them" };
        Option<bool> force = new("--force", "-f") { Description = "Do not complain about files that are not there" };
        DocumentedCommand command = new("rm", "Remove files") { Examples = ["fs rm notes.txt", "fs rm -r build"] };
        command.Add(paths);
        command.Add(recursive);
        command.Add(force);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            List<string> removed = [];
            foreach (string path in parse.GetRequiredValue(paths))
            {
                try
                {
                    await (parse.GetValue(recursive) ? agent.Files.RemoveTreeAsync(path, cancellationToken) : agent.Files.DeleteFileAsync(path, cancellationToken));
                    removed.Add(AgentPath.Rooted(path));
                }
                catch (FileSystemException missing) when (missing.Error == Errno.ENOENT && parse.GetValue(force))
                {
                    // Asked for.
                }
            }

            Done.Write(context.Results(parse), "rm", removed);
        });
        return command;
    }
}
