namespace AgentOS.Store.Ooze;

/// <summary>How a turn ended.</summary>
public enum AnswerEnd
{
    /// <summary>With the last part of the answer.</summary>
    Done,

    /// <summary>The agent said that it failed.</summary>
    Failed,

    /// <summary>Nothing came for too long.</summary>
    TimedOut,

    /// <summary>The asker did not want it any more.</summary>
    Cancelled,

    /// <summary>What the agent sent was no answer.</summary>
    Broken,

    /// <summary>The agent ended.</summary>
    AgentEnded,
}
