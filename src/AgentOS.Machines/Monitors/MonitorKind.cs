namespace AgentOS.Machines.Monitors;

/// <summary>The programs that run machines.</summary>
public enum MonitorKind
{
    /// <summary>QEMU's microvm machine: software emulation, or KVM.</summary>
    Qemu,

    /// <summary>Firecracker: KVM only.</summary>
    Firecracker,
}
