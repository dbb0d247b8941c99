using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Agents;

/// <summary><c>agentos kill ID...</c>: ends agents at once.</summary>
internal static class KillCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> ids = AgentArgument.BuildSeveral();
        DocumentedCommand command = new("kill", "End running agents at once, with everything inside; their files stay whole") { Examples = ["kill 3f2a"] };
        command.Add(ids);
        command.SetAction(parse => StopCommand.Stop(context.Results(parse), command.Name, parse.GetRequiredValue(ids), TimeSpan.Zero));
        return command;
    }
}
