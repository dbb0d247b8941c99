namespace AgentOS.Server.Programs;

/// <summary>What happened to a program: <c>started</c>, <c>stdout</c>, <c>stderr</c>, <c>exit</c>.</summary>
/// <param name="Type">Which of them.</param>
internal sealed record ExecEvent(string Type)
{
    /// <summary>A part of its output.</summary>
    public string? Data { get; init; }

    /// <summary>Its status.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The signal that ended it.</summary>
    public int? Signal { get; init; }

    /// <summary>Whether its time was over.</summary>
    public bool? TimedOut { get; init; }

    /// <summary>How long it ran.</summary>
    public double? DurationMs { get; init; }
}
