namespace AgentOS.Kernel.Audit;

/// <summary>What is written to the audit log.</summary>
/// <param name="MaxEntries">How many entries are kept; the oldest go.</param>
/// <param name="LogSyscalls">All calls that belong to no other category.</param>
/// <param name="LogSecurity">Denied calls, changed permissions, broken frames.</param>
/// <param name="LogLifecycle">What happens to agents.</param>
/// <param name="LogIpc">Messages and names.</param>
/// <param name="LogState">The state store.</param>
/// <param name="LogResource">Limits that were reached.</param>
/// <param name="LogNetwork">HTTP requests.</param>
/// <param name="LogWorld">Accepted, and without effect.</param>
internal sealed record AuditConfiguration(
    int MaxEntries, bool LogSyscalls, bool LogSecurity, bool LogLifecycle, bool LogIpc, bool LogState, bool LogResource, bool LogNetwork, bool LogWorld)
{
    /// <summary>What is logged unless an operator chooses otherwise.</summary>
    public static AuditConfiguration Default { get; } = new(10_000, false, true, true, false, false, true, false, false);

    /// <summary>Whether a category is logged.</summary>
    public bool Logs(AuditCategory category) => category switch
    {
        AuditCategory.Security => LogSecurity,
        AuditCategory.AgentLifecycle => LogLifecycle,
        AuditCategory.Ipc => LogIpc,
        AuditCategory.StateStore => LogState,
        AuditCategory.Resource => LogResource,
        AuditCategory.Network => LogNetwork,
        AuditCategory.World => LogWorld,
        _ => LogSyscalls,
    };
}
