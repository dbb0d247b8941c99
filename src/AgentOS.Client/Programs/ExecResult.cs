using System.Text.Json.Serialization;

namespace AgentOS.Client.Programs;

/// <summary>How a command ended.</summary>
/// <param name="Success">Whether its exit status is 0.</param>
/// <param name="Stdout">What it wrote to standard output; marked where the kernel cut it off.</param>
/// <param name="Stderr">What it wrote to standard error.</param>
/// <param name="ExitCode">Its exit status; 128 and the signal's number when a signal ended it.</param>
public sealed record ExecResult(bool Success, string Stdout, string Stderr, int ExitCode)
{
    /// <summary>Whether its time was over.</summary>
    public bool TimedOut { get; init; }

    /// <summary>Whether some standard output was left out.</summary>
    public bool StdoutTruncated { get; init; }

    /// <summary>Whether some standard error was left out.</summary>
    public bool StderrTruncated { get; init; }

    /// <summary>Why it did not succeed, when there is more to say than the exit status: a timeout.</summary>
    [JsonPropertyName("error")]
    public string? Reason { get; init; }
}
