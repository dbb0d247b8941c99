namespace AgentOS.Kernel.Commands.Calls;

/// <summary>What became of a command.</summary>
/// <param name="Success">Whether its status is 0.</param>
/// <param name="Stdout">What it wrote to standard output.</param>
/// <param name="Stderr">What it wrote to standard error.</param>
/// <param name="ExitCode">Its status, 128 and the signal's number, or 124 when its time was over.</param>
/// <param name="Signal">The signal that ended it.</param>
/// <param name="TimedOut">Whether its time was over.</param>
/// <param name="StdoutTruncated">Whether some standard output was left out.</param>
/// <param name="StderrTruncated">Whether some standard error was left out.</param>
/// <param name="DurationMs">How long it took.</param>
/// <param name="Error">What failed, as a sentence; null on success.</param>
internal sealed record ExecAnswer(
    bool Success, string Stdout, string Stderr, int ExitCode, int? Signal, bool TimedOut, bool StdoutTruncated, bool StderrTruncated, long DurationMs, string? Error);
