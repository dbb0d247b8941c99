namespace AgentOS.Fleet;

/// <summary>What isolates a sandbox.</summary>
public enum SandboxTier
{
    /// <summary>Namespaces of this machine's own kernel; starts in milliseconds.</summary>
    Process,

    /// <summary>A machine with a kernel of its own.</summary>
    Vm,
}
