using System.CommandLine;
using System.Text;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs write</c>: from an argument or from standard input.</summary>
internal static class WriteCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "File to write; its directories are made" };
        Argument<string?> text = new("TEXT") { Description = "Content; standard input when left out", Arity = ArgumentArity.ZeroOrOne };
        DocumentedCommand command = new("write", "Write a file") { Examples = ["fs write /notes/todo.txt 'Buy groceries'", "fs write /data.bin < data.bin"] };
        command.Add(path);
        command.Add(text);
        command.Action = new AgentAction(context, AgentAction.Writing, async (parse, agent, cancellation) =>
        {
            string target = parse.GetRequiredValue(path);
            if (parse.GetValue(text) is { } content)
            {
                await agent.Files.WriteAsync(target, Encoding.UTF8.GetBytes(content), cancellation);
                return;
            }

            await using Stream file = await agent.Files.OpenWriteAsync(target, cancellation);
            await context.Streams.Input.CopyToAsync(file, cancellation);
        });
        return command;
    }
}
