namespace AgentOS.Llm.Scheduling;

/// <summary>A band of calls: a lower one is served when no higher one waits, or when it was passed over too often.</summary>
public enum LlmPriority
{
    /// <summary>Somebody waits for the answer.</summary>
    High,

    /// <summary>The usual.</summary>
    Normal,

    /// <summary>Whenever nothing else is to do.</summary>
    Low,
}
