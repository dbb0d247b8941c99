namespace AgentOS.Kernel.Metrics;

/// <summary>A kernel's own numbers.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="Version">This program's version.</param>
/// <param name="Socket">Where it answers.</param>
/// <param name="UptimeSeconds">How long it has run.</param>
/// <param name="Agents">How many agents have not ended.</param>
/// <param name="Connections">How many callers are connected, this one included.</param>
/// <param name="MemoryBytes">Its resident memory.</param>
/// <param name="CpuMicroseconds">Its processor time so far.</param>
public sealed record KernelMetrics(
    int Pid, string Version, string Socket, double UptimeSeconds, int Agents, int Connections, long MemoryBytes, long CpuMicroseconds);
