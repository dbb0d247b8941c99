using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs mv SOURCE DESTINATION</c>.</summary>
internal static class MvCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> source = new("SOURCE") { Description = "File or directory to move" };
        Argument<string> destination = new("DESTINATION") { Description = "New path, or a directory to move it into" };
        DocumentedCommand command = new("mv", "Move or rename a file or directory") { Examples = ["fs mv draft.txt final.txt"] };
        command.Add(source);
        command.Add(destination);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            string from = AgentPath.Rooted(parse.GetRequiredValue(source));
            string to = await DestinationPath.ResolveAsync(agent, parse.GetRequiredValue(destination), from, cancellationToken);
            await agent.Files.RenameAsync(from, to, cancellationToken: cancellationToken);
            Done.Write(context.Results(parse), "mv", from, to);
        });
        return command;
    }
}
