namespace AgentOS.Kernel.Audit;

/// <summary>What an entry of the audit log is about.</summary>
internal enum AuditCategory
{
    /// <summary>Denied calls, changed permissions, frames that are none, recordings.</summary>
    Security,
    /// <summary>Agents' starts, ends, pauses and restarts.</summary>
    AgentLifecycle,
    /// <summary>Messages and names.</summary>
    Ipc,
    /// <summary>The state store.</summary>
    StateStore,
    /// <summary>Limits that were reached.</summary>
    Resource,
    /// <summary>All other calls.</summary>
    Syscall,
    /// <summary>HTTP requests.</summary>
    Network,
    /// <summary>Simulated worlds; this kernel has none.</summary>
    World,
}
