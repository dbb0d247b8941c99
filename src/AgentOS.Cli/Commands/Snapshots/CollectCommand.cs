using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Snapshots;

/// <summary><c>agentos gc</c>.</summary>
internal static class CollectCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("gc", "Give the space of deleted files and snapshots back to the disk") { Examples = ["gc"] };
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            Compaction compaction = await agent.CompactAsync(cancellationToken);
            Collected collected = new(compaction.BytesBefore, compaction.BytesAfter);
            context.Results(parse).Write(collected, SnapshotsJson.Default.Collected, static (sizes, output) =>
                output.WriteLine($"{sizes.BytesBefore - sizes.BytesAfter} bytes given back; the file has {sizes.BytesAfter}"));
        });
        return command;
    }
}
