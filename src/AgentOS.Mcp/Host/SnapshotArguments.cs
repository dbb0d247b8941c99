using System.ComponentModel;

namespace AgentOS.Mcp.Host;

internal sealed record SnapshotArguments([property: Description("Its name; the time when absent")] string? Name = null);
