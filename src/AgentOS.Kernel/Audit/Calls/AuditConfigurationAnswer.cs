namespace AgentOS.Kernel.Audit.Calls;

/// <summary>What is logged now.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Config">All settings.</param>
internal sealed record AuditConfigurationAnswer(bool Success, AuditConfiguration Config);
