using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs cat PATH...</c>: bytes as they are.</summary>
internal static class CatCommand
{
    private const int BufferSize = 1 << 20;

    public static Command Build(CommandContext context)
    {
        Argument<string[]> paths = new("PATH") { Description = "Files to print, one after the other", Arity = ArgumentArity.OneOrMore };
        DocumentedCommand command = new("cat", "Print the content of files")
        {
            Examples = ["fs cat hello.txt", "fs cat /artifacts/report.pdf > report.pdf"],
        };
        command.Add(paths);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            foreach (string path in parse.GetRequiredValue(paths))
            {
                await using Stream content = await agent.Files.OpenReadAsync(path, cancellationToken);
                await content.CopyToAsync(context.Streams.Output, BufferSize, cancellationToken);
            }
        });
        return command;
    }
}
