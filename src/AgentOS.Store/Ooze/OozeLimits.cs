namespace AgentOS.Store.Ooze;

/// <summary>What the host bears of an agent, and for how long it waits (docs/protocols/ooze.md).</summary>
public sealed record OozeLimits
{
    /// <summary>Bytes of the longest line.</summary>
    public int LongestLine { get; init; } = 16 << 20;

    /// <summary>Characters of the longest answer, all its parts together.</summary>
    public int LongestAnswer { get; init; } = 64 << 20;

    /// <summary>From the start to <c>ready</c>.</summary>
    public TimeSpan ReadyWait { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>From one message of a turn to the next.</summary>
    public TimeSpan AnswerWait { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>From <c>cancel</c> to the end of the turn, when the agent does not end it itself.</summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.Zero;

    /// <summary>From <c>shutdown</c> to SIGTERM.</summary>
    public TimeSpan ShutdownGrace { get; init; } = TimeSpan.FromSeconds(10);
}
