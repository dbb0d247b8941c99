namespace AgentOS.Machines.Monitors.Kvm;

/// <summary>The device that monitors have KVM by; the same path in their sandboxes.</summary>
internal static class KvmDevice
{
    public const string Path = "/dev/kvm";
}
