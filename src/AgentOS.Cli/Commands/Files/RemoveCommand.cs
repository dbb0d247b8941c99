using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Linux;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs rm</c>.</summary>
internal static class RemoveCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "What to remove", Arity = ArgumentArity.OneOrMore };
        Option<bool> recursive = new("--recursive", "-r") { Description = "Directories and everything in them" };
        Option<bool> force = new("--force", "-f") { Description = "No error for what does not exist" };
        DocumentedCommand command = new("rm", "Remove files") { Examples = ["fs rm /old.txt", "fs rm -rf /build"] };
        command.Add(paths);
        command.Add(recursive);
        command.Add(force);
        command.Action = new AgentAction(context, AgentAction.Writing, async (parse, agent, cancellation) =>
        {
            Func<string, CancellationToken, Task> remove = parse.GetValue(recursive) ? agent.Files.RemoveTreeAsync : agent.Files.DeleteFileAsync;
            foreach (string path in parse.GetRequiredValue(paths))
            {
                try
                {
                    await remove(path, cancellation);
                }
                catch (FileSystemException missing) when (missing.Error == Errno.ENOENT && parse.GetValue(force))
                {
                    // As asked.
                }
            }
        });
        return command;
    }
}
