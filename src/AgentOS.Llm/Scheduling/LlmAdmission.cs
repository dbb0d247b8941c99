using System.Diagnostics.CodeAnalysis;

namespace AgentOS.Llm.Scheduling;

/// <summary>A place in the queue, or why there is none.</summary>
public readonly record struct LlmAdmission
{
    internal LlmAdmission(LlmTicket ticket) => Ticket = ticket;

    internal LlmAdmission(LlmRefusal refusal) => Refusal = refusal;

    /// <summary>The place; null when refused.</summary>
    public LlmTicket? Ticket { get; }

    /// <summary>Why not; null when taken.</summary>
    public LlmRefusal? Refusal { get; }

    /// <summary>Whether it was taken.</summary>
    [MemberNotNullWhen(true, nameof(Ticket))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsTaken => Ticket is not null;
}
