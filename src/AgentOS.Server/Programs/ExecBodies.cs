using AgentOS.Errors;
using AgentOS.Fleet.Programs;
using AgentOS.Server.Sandboxes;

namespace AgentOS.Server.Programs;

/// <summary>A program to run.</summary>
internal sealed record ExecBody
{
    /// <summary>A line for the sandbox's shell; either this or args.</summary>
    public string? Command { get; init; }

    /// <summary>Program and arguments, without a shell.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>Where it starts.</summary>
    public string? Cwd { get; init; }

    /// <summary>Variables, in place of the sandbox's or besides them.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>What it reads.</summary>
    public string? Input { get; init; }

    /// <summary>Seconds; then it is killed with everything it started.</summary>
    public double? Timeout { get; init; }

    /// <summary>How output is told: text, or base64 of its bytes.</summary>
    public OutputEncoding Encoding { get; init; }

    /// <summary>As the fleet takes it.</summary>
    /// <exception cref="AgentOSException"><see cref="ServerErrors.BadRequest"/>.</exception>
    public ProgramRequest ToRequest()
    {
        if (Command is null == Args is null || Args is [] || Timeout is <= 0 or > 86_400)
            throw new AgentOSException(ServerErrors.BadRequest, "run", Command ?? "", "give either command or args, and a timeout of up to a day");
        ProgramRequest request = Command is { } line ? ProgramRequest.OfShell(line) : new ProgramRequest(Args!);
        return request with { Environment = EnvironmentText.Of(Env), WorkingDirectory = Cwd };
    }
}

/// <summary>How output is told.</summary>
internal enum OutputEncoding
{
    /// <summary>As UTF-8; what is none is replaced.</summary>
    Text,

    /// <summary>Its bytes.</summary>
    Base64,
}

/// <summary>What became of a program.</summary>
/// <param name="ExitCode">Its status; 124 when its time was over, 128 and the signal's number when one ended it.</param>
/// <param name="Signal">The signal that ended it.</param>
/// <param name="TimedOut">Whether its time was over.</param>
/// <param name="Stdout">What it wrote; of very much the beginning and the end.</param>
/// <param name="Stderr">The same of its standard error.</param>
/// <param name="Truncated">Whether something was left out.</param>
/// <param name="DurationMs">How long it ran.</param>
internal sealed record ExecResult(int ExitCode, int? Signal, bool TimedOut, string Stdout, string Stderr, bool Truncated, double DurationMs);
