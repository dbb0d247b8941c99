using AgentOS.Bench.Results;
using AgentOS.Machines.Monitors.Qemu;

namespace AgentOS.Bench.Vms;

/// <summary><c>bench/run vm</c>: how long a VM takes to its first output when it boots, copies a template or waited in the pool; commands in one that runs; many at once.</summary>
internal sealed class VmSuite(BenchContext context) : ISuite
{
    public string Name => "vm";

    public void Measure(Report report)
    {
        if (QemuProgram.TryFind() is null)
        {
            report.Note("vm: QEMU is not installed.");
            return;
        }

        report.Note($"vm: {QemuProgram.Layer.Detail}. Firecracker publishes 125 ms from the start of its process to the guest's first program, with KVM.");
        using VmPlace place = new(context);
        new StartMeasurement(context, place).Measure(report);
        new MonitorMeasurement(context, place).Measure(report);
        new CrowdMeasurement(context, place).Measure(report);
    }
}
