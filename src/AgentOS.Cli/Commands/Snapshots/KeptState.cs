using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Snapshots;

/// <summary>A snapshot; also its JSON shape.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Created">When it was made.</param>
/// <param name="KeptBytes">What was changed after it and before the next one, as it was, in bytes.</param>
internal sealed record KeptState(string Name, DateTimeOffset Created, long KeptBytes)
{
    public static KeptState Of(SnapshotInfo snapshot) => new(snapshot.Name, snapshot.Created, snapshot.KeptBytes);
}
