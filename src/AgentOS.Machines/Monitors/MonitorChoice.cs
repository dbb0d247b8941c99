using AgentOS.Errors;
using AgentOS.Machines.Monitors.Firecracker;
using AgentOS.Machines.Monitors.Kvm;
using AgentOS.Machines.Monitors.Qemu;

namespace AgentOS.Machines.Monitors;

/// <summary>Chooses the monitor of a machine; one that was asked for is never replaced by another.</summary>
public static class MonitorChoice
{
    /// <summary>The names people call them.</summary>
    public static IReadOnlyDictionary<string, MonitorKind> Names { get; } = new Dictionary<string, MonitorKind>(StringComparer.Ordinal)
    {
        ["qemu"] = MonitorKind.Qemu,
        ["firecracker"] = MonitorKind.Firecracker,
    };

    /// <summary>A monitor's name.</summary>
    public static string NameOf(MonitorKind monitor) => Names.First(name => name.Value == monitor).Key;

    /// <summary>Chooses: what was asked for; else Firecracker where it and KVM are there; else QEMU.</summary>
    /// <param name="wanted">A name; null or empty is none in particular.</param>
    /// <param name="kvm">Whether guests run under KVM here.</param>
    /// <exception cref="AgentOSException"><see cref="MachineErrors.MonitorUnknown"/>, <see cref="MachineErrors.MonitorMissing"/>, <see cref="MachineErrors.MonitorImpossible"/>.</exception>
    public static MonitorKind Of(string? wanted, KvmVerdict kvm) => Of(wanted, kvm, FirecrackerProgram.TryFind());

    internal static MonitorKind Of(string? wanted, KvmVerdict kvm, string? firecracker)
    {
        if (string.IsNullOrEmpty(wanted))
            return firecracker is not null && kvm.Works ? MonitorKind.Firecracker : MonitorKind.Qemu;
        if (!Names.TryGetValue(wanted, out MonitorKind kind))
            throw new AgentOSException(MachineErrors.MonitorUnknown, "run machines with", wanted);
        if (kind == MonitorKind.Qemu)
            _ = QemuProgram.Require();
        else if (firecracker is null)
            throw new AgentOSException(MachineErrors.MonitorImpossible, "use", wanted, $"{FirecrackerProgram.Name} was not found in {FirecrackerProgram.Places}");
        else if (!kvm.Works)
            throw new AgentOSException(MachineErrors.MonitorImpossible, "use", wanted, $"it needs KVM, and guests do not run under it here: {kvm.Reason}");
        return kind;
    }
}
