using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Snapshots;

/// <summary><c>agentos restore NAME</c>.</summary>
internal static class RestoreCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> name = new("NAME") { Description = "The snapshot to go back to" };
        DocumentedCommand command = new("restore", "Make the agent what it was at a snapshot; can be undone") { Examples = ["restore before-upgrade"] };
        command.Add(name);
        context.Change(command, async (agent, parse, cancellationToken) =>
        {
            Restored restored = Restored.Of(await agent.Snapshots.RestoreAsync(parse.GetRequiredValue(name), cancellationToken));
            context.Results(parse).Write(restored, SnapshotsJson.Default.Restored, static (done, output) =>
                output.WriteLine($"Restored {output.Shown(done.Snapshot)}. To undo: agentos restore {done.Undo}"));
            if (restored.UnrecordedFiles > 0)
                context.Streams.Error.WriteLine(Warning(restored.UnrecordedFiles));
        });
        return command;
    }

    private static string Warning(long files) =>
        $"agentos: warning: {files} file(s) were changed by a program that keeps no history (another SDK, sqlite3); they may not be as they were.";
}
