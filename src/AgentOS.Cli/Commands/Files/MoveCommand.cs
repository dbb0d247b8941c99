using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs mv</c>.</summary>
internal static class MoveCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> source = new("SOURCE") { Description = "What to move" };
        Argument<string> destination = new("DESTINATION") { Description = "New path; an existing directory is moved into" };
        DocumentedCommand command = new("mv", "Move or rename") { Examples = ["fs mv /draft.txt /final.txt", "fs mv /final.txt /archive"] };
        command.Add(source);
        command.Add(destination);
        command.Action = new AgentAction(context, AgentAction.Writing, async (parse, agent, cancellation) =>
        {
            string from = parse.GetRequiredValue(source), to = parse.GetRequiredValue(destination);
            bool into = await agent.Files.ExistsAsync(to, cancellation) && (await agent.Files.StatAsync(to, cancellation)).IsDirectory;
            await agent.Files.RenameAsync(from, into ? $"{to.TrimEnd('/')}/{Path.GetFileName(from.TrimEnd('/'))}" : to, cancellationToken: cancellation);
        });
        return command;
    }
}
