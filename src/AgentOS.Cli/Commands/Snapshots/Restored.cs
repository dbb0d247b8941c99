using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Snapshots;

/// <summary>What a restore did; also its JSON shape.</summary>
/// <param name="Snapshot">The snapshot restored.</param>
/// <param name="Undo">The snapshot of the state before.</param>
/// <param name="UnrecordedFiles">Files changed since by programs that keep no history.</param>
internal sealed record Restored(string Snapshot, string Undo, long UnrecordedFiles)
{
    public static Restored Of(RestoreOutcome outcome) => new(outcome.Snapshot, outcome.UndoSnapshot, outcome.UnrecordedFiles);
}
