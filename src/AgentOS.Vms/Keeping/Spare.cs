using AgentOS.Linux;

namespace AgentOS.Vms.Keeping;

/// <summary>A host whose machine waits to be told who it is. It ends when its connection does before it was told.</summary>
/// <param name="Connection">To it.</param>
public sealed record Spare(UnixSocket Connection);
