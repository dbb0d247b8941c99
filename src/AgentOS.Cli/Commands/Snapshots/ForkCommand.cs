using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Snapshots;

/// <summary><c>agentos fork NAME FILE</c>.</summary>
internal static class ForkCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> name = new("NAME") { Description = "The snapshot to start from" };
        Argument<string> file = new("FILE") { Description = "The new agent's file; it must not exist" };
        DocumentedCommand command = new("fork", "Make another agent from a snapshot") { Examples = ["fork before-upgrade experiment.db"] };
        command.Add(name);
        command.Add(file);
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            string path = parse.GetRequiredValue(file);
            await agent.Snapshots.ForkAsync(parse.GetRequiredValue(name), path, cancellationToken);
            Done.Write(context.Results(parse), "fork", parse.GetRequiredValue(name), path);
        });
        return command;
    }
}
