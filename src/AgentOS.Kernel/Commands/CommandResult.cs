namespace AgentOS.Kernel.Commands;

/// <summary>What became of a command.</summary>
/// <param name="ExitCode">Its status, 128 and the signal's number, or 124 when its time was over.</param>
/// <param name="Signal">The signal that ended it; null is none.</param>
/// <param name="IsTimedOut">Whether its time was over.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record CommandResult(int ExitCode, int? Signal, bool IsTimedOut, CappedOutput Output, CappedOutput Error);
