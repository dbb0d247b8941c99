namespace AgentOS.Client.Server;

/// <summary>A live program to be started.</summary>
public sealed record TerminalProgram
{
    /// <summary>A line for the sandbox's shell; without it and <see cref="Args"/> it is the shell itself.</summary>
    public string? Command { get; set; }

    /// <summary>Program and arguments, in place of a shell's line.</summary>
    public IReadOnlyList<string>? Args { get; set; }

    /// <summary>Where it starts.</summary>
    public string? Cwd { get; set; }

    /// <summary>Variables.</summary>
    public IReadOnlyDictionary<string, string>? Env { get; set; }

    /// <summary>Whether it has a terminal; otherwise three pipes.</summary>
    public bool Tty { get; set; } = true;

    /// <summary>Rows of the terminal's window.</summary>
    public int Rows { get; set; } = 24;

    /// <summary>Columns of the terminal's window.</summary>
    public int Cols { get; set; } = 80;
}
