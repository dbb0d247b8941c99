namespace AgentOS.Mcp.Host;

internal sealed record ListSnapshotsArguments;
