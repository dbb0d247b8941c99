namespace AgentOS.Vms;

/// <summary>What a VM is doing.</summary>
public enum VmStatus
{
    /// <summary>Not running; its disk and files are kept.</summary>
    Stopped,

    /// <summary>Booted, and takes commands.</summary>
    Ready,

    /// <summary>Stands still; what its programs were doing is in its memory.</summary>
    Paused,
}
