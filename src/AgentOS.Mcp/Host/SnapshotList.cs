using System.ComponentModel;

namespace AgentOS.Mcp.Host;

internal sealed record SnapshotList([property: Description("Oldest first")] IReadOnlyList<SnapshotState> Snapshots);
