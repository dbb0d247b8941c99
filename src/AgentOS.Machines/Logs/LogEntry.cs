namespace AgentOS.Machines.Logs;

/// <summary>One line of a machine's log: a program that was started, something it printed, or its end.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
public sealed record LogEntry
{
    /// <summary>After the name of a log, the name of the part before it.</summary>
    public const string OlderSuffix = ".1";

    /// <summary>When.</summary>
    public DateTimeOffset Time { get; set; }

    /// <summary>Which program, counted from 1 since the machine's start.</summary>
    public int Program { get; set; }

    /// <summary>At its start: the program and its arguments.</summary>
    public IReadOnlyList<string>? Command { get; set; }

    /// <summary>Of what it printed: 1 its output, 2 its error.</summary>
    public int? Stream { get; set; }

    /// <summary>What it printed; bytes that are no UTF-8 are replaced.</summary>
    public string? Text { get; set; }

    /// <summary>True when it printed more than is kept.</summary>
    public bool? IsCut { get; set; }

    /// <summary>At its end: its exit status.</summary>
    public int? ExitCode { get; set; }
}
