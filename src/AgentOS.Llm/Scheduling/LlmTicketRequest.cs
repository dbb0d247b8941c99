namespace AgentOS.Llm.Scheduling;

/// <summary>What somebody wants to send.</summary>
public sealed record LlmTicketRequest
{
    /// <summary>Who pays for it.</summary>
    public required LlmClientId Client { get; init; }

    /// <summary>Where it goes.</summary>
    public required LlmRoute Route { get; init; }

    /// <summary>Tokens of the prompt, estimated; 0 and up.</summary>
    public int InputTokens { get; init; }

    /// <summary>The most it may answer; null when the caller did not say, then what this client's answers usually take is reserved.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Its band.</summary>
    public LlmPriority Priority { get; init; } = LlmPriority.Normal;

    /// <summary>How long it is worth waiting to be sent; null is any time. Among a client's calls of a band the most urgent goes first.</summary>
    public TimeSpan? Deadline { get; init; }
}
