using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs mkdir</c>.</summary>
internal static class MakeDirectoryCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "Directories to make", Arity = ArgumentArity.OneOrMore };
        Option<bool> parents = new("--parents", "-p") { Description = "Make missing parents; no error if it exists" };
        DocumentedCommand command = new("mkdir", "Make directories") { Examples = ["fs mkdir /notes", "fs mkdir -p /a/b/c"] };
        command.Add(paths);
        command.Add(parents);
        command.Action = new AgentAction(context, AgentAction.Writing, async (parse, agent, cancellation) =>
        {
            Func<string, CancellationToken, Task> make = parse.GetValue(parents) ? agent.Files.MakeDirectoriesAsync : agent.Files.MakeDirectoryAsync;
            foreach (string path in parse.GetRequiredValue(paths))
                await make(path, cancellation);
        });
        return command;
    }
}
