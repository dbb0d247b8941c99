using AgentOS.Errors;
using AgentOS.Linux;

namespace AgentOS.Server.Programs;

/// <summary>What a client of a live program says in text: <c>resize</c>, <c>signal</c>, <c>eof</c>.</summary>
internal sealed record TerminalMessage
{
    /// <summary>Which of them.</summary>
    public required string Type { get; init; }

    /// <summary>Rows of the window.</summary>
    public ushort Rows { get; init; }

    /// <summary>Columns of the window.</summary>
    public ushort Cols { get; init; }

    /// <summary>The signal, 1 to 64.</summary>
    public int Signal { get; init; }
}

/// <summary>A client's first message: what to run.</summary>
internal sealed record TerminalStart
{
    /// <summary>A line for the sandbox's shell; none, and no args, is the shell itself.</summary>
    public string? Command { get; init; }

    /// <summary>Program and arguments, without a shell.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>Where it starts.</summary>
    public string? Cwd { get; init; }

    /// <summary>Variables.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it gets a terminal, or three pipes.</summary>
    public bool Tty { get; init; } = true;

    /// <summary>Rows of the window.</summary>
    public ushort Rows { get; init; } = 24;

    /// <summary>Columns of the window.</summary>
    public ushort Cols { get; init; } = 80;

    /// <summary>As the fleet takes it.</summary>
    /// <exception cref="AgentOSException"><see cref="ServerErrors.BadRequest"/>.</exception>
    public Fleet.Programs.ProgramRequest ToRequest()
    {
        bool isShell = Command is null && Args is null;
        ExecBody body = new() { Command = isShell ? "exec \"$(command -v bash || command -v sh)\"" : Command, Args = Args, Cwd = Cwd, Env = Env };
        return body.ToRequest() with { Terminal = Tty ? new WindowSize(Rows, Cols) : null };
    }
}
