namespace AgentOS.Kernel.Audit.Calls;

/// <summary>Entries of the audit log.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Count">How many.</param>
/// <param name="Entries">Oldest first.</param>
internal sealed record AuditLogAnswer(bool Success, int Count, AuditEntry[] Entries);
