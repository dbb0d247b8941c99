using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Snapshots;

/// <summary><c>agentos snapshots delete NAME...</c>.</summary>
internal static class DeleteCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> names = new("NAME") { Description = "Snapshots to delete", Arity = ArgumentArity.OneOrMore };
        DocumentedCommand command = new("delete", "Delete snapshots; 'agentos gc' then gives their space back") { Examples = ["snapshots delete before-upgrade"] };
        command.Add(names);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            string[] deleted = parse.GetRequiredValue(names);
            foreach (string name in deleted)
                await agent.Snapshots.DeleteAsync(name, cancellationToken);
            Done.Write(context.Results(parse), "delete", deleted);
        });
        return command;
    }
}
