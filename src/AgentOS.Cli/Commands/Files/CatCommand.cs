using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs cat</c>: raw bytes, streamed.</summary>
internal static class CatCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "Files to print, one after another", Arity = ArgumentArity.OneOrMore };
        DocumentedCommand command = new("cat", "Print files") { Examples = ["fs cat hello.txt", "fs cat /artifacts/report.txt"] };
        command.Add(paths);
        command.Action = new AgentAction(context, AgentAction.Reading, async (parse, agent, cancellation) =>
        {
            foreach (string path in parse.GetRequiredValue(paths))
            {
                await using Stream file = await agent.Files.OpenReadAsync(path, cancellation);
                await file.CopyToAsync(context.Streams.Output, cancellation);
            }
        });
        return command;
    }
}
