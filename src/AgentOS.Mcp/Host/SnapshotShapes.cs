using System.ComponentModel;
using AgentOS.Storage;

namespace AgentOS.Mcp.Host;

internal sealed record SnapshotArguments([property: Description("Its name; the time when absent")] string? Name = null);

internal sealed record ListSnapshotsArguments;

internal sealed record RestoreArguments([property: Description("The snapshot to go back to")] string Name);

internal sealed record SnapshotState(string Name, DateTimeOffset Created, long KeptBytes)
{
    public static SnapshotState Of(SnapshotInfo snapshot) => new(snapshot.Name, snapshot.Created, snapshot.KeptBytes);
}

internal sealed record SnapshotList([property: Description("Oldest first")] IReadOnlyList<SnapshotState> Snapshots);

internal sealed record RestoreResult(
    string Snapshot,
    [property: Description("Snapshot of the state before: restoring it undoes this")] string Undo,
    [property: Description("Files changed since by programs that keep no history")] long UnrecordedFiles);
