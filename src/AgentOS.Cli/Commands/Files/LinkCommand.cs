using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Files;

/// <summary><c>agentos fs ln</c>.</summary>
internal static class LinkCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> target = new("TARGET") { Description = "What the link names" };
        Argument<string> path = new("PATH") { Description = "The link" };
        Option<bool> symbolic = new("--symbolic", "-s") { Description = "A symbolic link" };
        DocumentedCommand command = new("ln", "Make a link") { Examples = ["fs ln -s /data/v2 /data/current", "fs ln /a.txt /b.txt"] };
        command.Add(target);
        command.Add(path);
        command.Add(symbolic);
        command.Action = new AgentAction(context, AgentAction.Writing, (parse, agent, cancellation) =>
        {
            Func<string, string, CancellationToken, Task> link = parse.GetValue(symbolic) ? agent.Files.MakeSymbolicLinkAsync : agent.Files.LinkAsync;
            return link(parse.GetRequiredValue(target), parse.GetRequiredValue(path), cancellation);
        });
        return command;
    }
}
