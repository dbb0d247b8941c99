namespace AgentOS.Store.Ooze;

/// <summary>One line of an agent's, understood.</summary>
public abstract record AgentMessage
{
    private AgentMessage()
    {
    }

    /// <summary>It can be asked.</summary>
    public sealed record Ready : AgentMessage;

    /// <summary>A part of an answer.</summary>
    /// <param name="Content">The part.</param>
    /// <param name="MessageId">Which question it answers; null when the agent does not say.</param>
    /// <param name="IsLast">Whether the answer is whole with it.</param>
    public sealed record Response(string Content, string? MessageId, bool IsLast) : AgentMessage;

    /// <summary>What it is doing.</summary>
    /// <param name="Tool">With what; <c>sub:</c> before it means an agent it runs.</param>
    /// <param name="Description">What for.</param>
    /// <param name="MessageId">For which question; null when the agent does not say.</param>
    /// <param name="SessionId">Which of the agents it runs does it; null for itself.</param>
    public sealed record Activity(string Tool, string Description, string? MessageId, string? SessionId) : AgentMessage;

    /// <summary>It could not answer.</summary>
    /// <param name="Error">Why.</param>
    /// <param name="MessageId">Which question; null when the agent does not say.</param>
    public sealed record Failure(string Error, string? MessageId) : AgentMessage;
}
