namespace AgentOS.Machines.Monitors.Kvm;

/// <summary>Whether guests can run on the processor itself here.</summary>
/// <param name="Works">Whether one did.</param>
/// <param name="Reason">How that is known, or why not; for people.</param>
public sealed record KvmVerdict(bool Works, string Reason);
