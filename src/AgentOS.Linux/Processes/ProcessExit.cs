namespace AgentOS.Linux;

/// <summary>How a process ended.</summary>
/// <param name="ProcessId">Which process.</param>
/// <param name="Code">Its exit status (0–255), or the number of the signal when <paramref name="Signalled"/>.</param>
/// <param name="Signalled">True when a signal ended it.</param>
public readonly record struct ProcessExit(int ProcessId, int Code, bool Signalled);
