namespace AgentOS.Llm.Messages;

/// <summary>Why an answer ended.</summary>
public enum FinishReason
{
    /// <summary>The model was done.</summary>
    Stop,

    /// <summary>It reached the most tokens.</summary>
    Length,

    /// <summary>It waits for tools.</summary>
    ToolCalls,

    /// <summary>The provider withheld it.</summary>
    Filtered,
}
