namespace AgentOS.Llm.Scheduling;

/// <summary>Where a call is.</summary>
public enum TicketState
{
    /// <summary>In the queue.</summary>
    Waiting,

    /// <summary>It may be sent, or was.</summary>
    Sent,

    /// <summary>It was given up while it waited.</summary>
    Refused,

    /// <summary>The caller gave it up while it waited.</summary>
    Cancelled,

    /// <summary>It is over.</summary>
    Done,
}
