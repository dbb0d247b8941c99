using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs ln [-s] TARGET LINK</c>.</summary>
internal static class LnCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> target = new("TARGET") { Description = "Existing file, or what a symbolic link says" };
        Argument<string> link = new("LINK") { Description = "The new name" };
        Option<bool> symbolic = new("--symbolic", "-s") { Description = "Make a symbolic link; its target need not exist" };
        DocumentedCommand command = new("ln", "Link to a file") { Examples = ["fs ln -s releases/7 current"] };
        command.Add(target);
        command.Add(link);
        command.Add(symbolic);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            (string to, string path) = (parse.GetRequiredValue(target), parse.GetRequiredValue(link));
            await (parse.GetValue(symbolic) ? agent.Files.MakeSymbolicLinkAsync(to, path, cancellationToken) : agent.Files.LinkAsync(to, path, cancellationToken));
            Done.Write(context.Results(parse), "ln", to, AgentPath.Rooted(path));
        });
        return command;
    }
}
