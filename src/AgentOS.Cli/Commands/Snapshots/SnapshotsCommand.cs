using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Snapshots;

/// <summary><c>agentos snapshots</c>: lists them.</summary>
internal static class SnapshotsCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("snapshots", "List the snapshots, oldest first") { Examples = ["snapshots", "snapshots delete before-upgrade"] };
        command.Add(DeleteCommand.Build(context));
        context.Read(command, async (agent, parse, cancellationToken) =>
        {
            IReadOnlyList<KeptState> states = [.. (await agent.Snapshots.ListAsync(cancellationToken)).Select(KeptState.Of)];
            context.Results(parse).Write(states, SnapshotsJson.Default.IReadOnlyListKeptState, Print);
        });
        return command;
    }

    private static void Print(IReadOnlyList<KeptState> states, TextOutput output)
    {
        Table table = new("NAME", "CREATED", "KEPT BYTES");
        foreach (KeptState state in states)
            table.Add(state.Name, $"{state.Created:yyyy-MM-dd HH:mm:ss}", $"{state.KeptBytes}");
        table.WriteTo(output);
    }
}
