using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Snapshots;

/// <summary><c>agentos snapshot [NAME]</c>. Its output is the name, for scripts.</summary>
internal static class SnapshotCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string?> name = new("NAME") { Description = "Its name [default: the time]", Arity = ArgumentArity.ZeroOrOne };
        DocumentedCommand command = new("snapshot", "Keep the agent's present state, also while it runs") { Examples = ["snapshot", "snapshot before-upgrade"] };
        command.Add(name);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            SnapshotInfo made = await agent.Snapshots.CreateAsync(parse.GetValue(name), cancellationToken);
            context.Results(parse).Write(KeptState.Of(made), SnapshotsJson.Default.KeptState, static (state, output) => output.WriteLine(output.Shown(state.Name)));
        });
        return command;
    }
}
