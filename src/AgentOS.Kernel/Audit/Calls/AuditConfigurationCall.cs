namespace AgentOS.Kernel.Audit.Calls;

/// <summary>What to log; what is absent stays as it is.</summary>
internal sealed record AuditConfigurationCall(
    int? MaxEntries, bool? LogSyscalls, bool? LogSecurity, bool? LogLifecycle, bool? LogIpc, bool? LogState, bool? LogResource, bool? LogNetwork, bool? LogWorld)
{
    /// <summary>A configuration with these changes.</summary>
    public AuditConfiguration Over(AuditConfiguration present) => new(
        MaxEntries ?? present.MaxEntries,
        LogSyscalls ?? present.LogSyscalls,
        LogSecurity ?? present.LogSecurity,
        LogLifecycle ?? present.LogLifecycle,
        LogIpc ?? present.LogIpc,
        LogState ?? present.LogState,
        LogResource ?? present.LogResource,
        LogNetwork ?? present.LogNetwork,
        LogWorld ?? present.LogWorld);
}
