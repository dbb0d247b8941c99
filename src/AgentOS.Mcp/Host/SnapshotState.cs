using AgentOS.Storage;

namespace AgentOS.Mcp.Host;

internal sealed record SnapshotState(string Name, DateTimeOffset Created, long KeptBytes)
{
    public static SnapshotState Of(SnapshotInfo snapshot) => new(snapshot.Name, snapshot.Created, snapshot.KeptBytes);
}
