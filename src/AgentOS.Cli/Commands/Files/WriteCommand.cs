using System.CommandLine;
using System.Text;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs write PATH [TEXT]</c>.</summary>
internal static class WriteCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "File to write; missing directories are made" };
        Argument<string?> text = new("TEXT") { Description = "Content, exactly as given [default: standard input]", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> append = new("--append", "-a") { Description = "Add to the end of the file" };
        DocumentedCommand command = new("write", "Write a file from text or standard input, as one change")
        {
            Examples = ["fs write notes/todo.txt 'buy milk'", "fs write data.csv < data.csv"],
        };
        command.Add(path);
        command.Add(text);
        command.Add(append);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            string file = parse.GetRequiredValue(path);
            byte[] content = parse.GetValue(text) is { } given ? Encoding.UTF8.GetBytes(given) : await ReadAllAsync(context.Streams.Input, cancellationToken);
            await (parse.GetValue(append) ? agent.Files.AppendAsync(file, content, cancellationToken) : agent.Files.WriteAsync(file, content, cancellationToken));
            Done.Write(context.Results(parse), "write", AgentPath.Rooted(file));
        });
        return command;
    }

    private static async Task<byte[]> ReadAllAsync(Stream input, CancellationToken cancellationToken)
    {
        using MemoryStream content = new();
        await input.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
