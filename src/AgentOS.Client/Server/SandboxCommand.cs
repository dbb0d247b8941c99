namespace AgentOS.Client.Server;

/// <summary>A program to run in a sandbox: a shell's line, or a program with its arguments.</summary>
public sealed record SandboxCommand
{
    /// <summary>A line for the sandbox's shell; either this or <see cref="Args"/>.</summary>
    public string? Command { get; set; }

    /// <summary>Program and arguments, without a shell.</summary>
    public IReadOnlyList<string>? Args { get; set; }

    /// <summary>Where it starts.</summary>
    public string? Cwd { get; set; }

    /// <summary>Variables, besides the sandbox's.</summary>
    public IReadOnlyDictionary<string, string>? Env { get; set; }

    /// <summary>What it reads.</summary>
    public string? Input { get; set; }

    /// <summary>Seconds; then it is killed with everything it started, and its status is 124.</summary>
    public double? Timeout { get; set; }
}

/// <summary>What became of a program.</summary>
/// <param name="ExitCode">Its status; 124 when its time was over, 128 and the signal's number when one ended it.</param>
/// <param name="Signal">The signal that ended it.</param>
/// <param name="TimedOut">Whether its time was over.</param>
/// <param name="Stdout">What it wrote.</param>
/// <param name="Stderr">The same of its standard error.</param>
/// <param name="Truncated">Whether the middle was left out.</param>
/// <param name="DurationMs">How long it ran, in milliseconds.</param>
public sealed record CommandResult(int ExitCode, int? Signal, bool TimedOut, string Stdout, string Stderr, bool Truncated, double DurationMs);

/// <summary>Something that happens to a program, as it happens.</summary>
/// <param name="Type"><c>started</c>, <c>stdout</c>, <c>stderr</c> or <c>exit</c>.</param>
/// <param name="Data">A part of its output.</param>
/// <param name="ExitCode">Its status.</param>
/// <param name="TimedOut">Whether its time was over.</param>
public sealed record CommandEvent(string Type, string? Data, int? ExitCode, bool? TimedOut);
