namespace AgentOS.Storage.Turns;

/// <summary>One turn of a conversation with an agent: what it was asked, and what came of it.</summary>
/// <param name="MessageId">What the asker calls it.</param>
/// <param name="StartedNs">When it was asked, nanoseconds since 1970 UTC. With the id it names the turn.</param>
/// <param name="Question">What it was asked.</param>
public sealed record Turn(string MessageId, long StartedNs, string Question)
{
    /// <summary>Number of the row, rising; 0 before it is written.</summary>
    public long Id { get; init; }

    /// <summary>When it was over; null while it is not, or when the agent's host was killed meanwhile.</summary>
    public long? EndedNs { get; init; }

    /// <summary>What the agent answered; of a turn that failed, the parts that came.</summary>
    public string? Answer { get; init; }

    /// <summary>Why it ended without a whole answer; null when it did not.</summary>
    public string? Failure { get; init; }
}
