namespace AgentOS.Sandbox;

/// <summary>Processor time of a sandbox.</summary>
/// <param name="Microseconds">Used so far, user and system.</param>
/// <param name="Limit">Processors it may use: 0.5 is half of one; null is no limit.</param>
/// <param name="Periods">Periods in which it ran, when it has a limit.</param>
/// <param name="ThrottledPeriods">Periods in which it used up its share and had to wait.</param>
/// <param name="ThrottledMicroseconds">How long it waited.</param>
public sealed record ProcessorUsage(long Microseconds, double? Limit = null, long Periods = 0, long ThrottledPeriods = 0, long ThrottledMicroseconds = 0);
