namespace AgentOS.Storage.ToolCalls;

/// <summary>What became of a tool call.</summary>
public enum ToolCallStatus
{
    /// <summary>It has not ended.</summary>
    Pending,

    /// <summary>It returned a result.</summary>
    Success,

    /// <summary>It failed.</summary>
    Error,
}
