using AgentOS.Sandbox;

namespace AgentOS.Machines.Monitors;

/// <summary>What the sandboxes of all monitors have in common: no network, and memory and processors as the guest was given.</summary>
internal static class MonitorJail
{
    // What the monitor itself takes beside the guest's memory: its own heap, the translated code, page tables.
    private const long MonitorBytes = 256L << 20;

    public static SandboxSpecification Of(MachineSpecification machine, SandboxSpecification specification, IReadOnlyList<string> command) => new(command)
    {
        Devices = machine.UsesKvm ? [Kvm.KvmDevice.Path] : [],
        Limits = specification.Limits with { MemoryBytes = ((long)machine.MemoryMiB << 20) + MonitorBytes, Cpus = specification.Limits.Cpus ?? machine.Cpus, Processes = null },
        Isolation = specification.Isolation,
        Dispensable = specification.Dispensable,
        InitPath = specification.InitPath,
        WorkingDirectory = "/",
    };
}
