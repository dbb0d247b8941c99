using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Audit;

/// <summary>One entry of the audit log.</summary>
/// <param name="Id">1 and up; never used again.</param>
/// <param name="Timestamp">When, in seconds since 1970.</param>
/// <param name="Category">What it is about.</param>
/// <param name="EventType">What happened: a call's name, or an event's.</param>
/// <param name="AgentId">Who did it: the identity of the connection, whatever the frame said.</param>
/// <param name="AgentName">What they were called then; absent is nothing.</param>
/// <param name="Success">Whether it succeeded.</param>
/// <param name="Details">More about it.</param>
internal sealed record AuditEntry(
    long Id, double Timestamp, string Category, string EventType, uint AgentId, string? AgentName, bool Success, RawJson Details);
