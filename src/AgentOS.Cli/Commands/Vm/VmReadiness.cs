using System.Text.Json.Serialization;
using AgentOS.Cli.Output;
using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors;
using AgentOS.Machines.Monitors.Firecracker;
using AgentOS.Machines.Monitors.Kvm;
using AgentOS.Machines.Monitors.Qemu;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>What VMs need of this machine; also its JSON shape.</summary>
/// <param name="StateDirectory">Where VMs are kept.</param>
/// <param name="Monitor">QEMU's path; null when it is missing.</param>
/// <param name="Firecracker">Firecracker's path; null when it is missing.</param>
/// <param name="Kernel">The guest kernel's release; null when it is missing.</param>
/// <param name="Acceleration">How guests run.</param>
/// <param name="DefaultMonitor">What runs those that ask for none in particular.</param>
internal sealed record VmReadiness(string StateDirectory, string? Monitor, string? Firecracker, string? Kernel, string Acceleration, string DefaultMonitor)
{
    public bool IsReady => Monitor is not null && Kernel is not null;

    public static async Task<VmReadiness> OfAsync(VmDirectories directories, GuestKernels kernels, TimeProvider clock)
    {
        GuestKernel? kernel = kernels.TryFind();
        KvmVerdict kvm = await directories.JudgeKvmAsync(kernel, clock);
        return new VmReadiness(
            directories.Root, QemuProgram.TryFind(), FirecrackerProgram.TryFind(), kernel?.Release,
            kvm.Works ? $"KVM: {kvm.Reason}" : $"software emulation; no KVM: {kvm.Reason}", MonitorChoice.NameOf(MonitorChoice.Of(null, kvm)));
    }

    public static void Print(VmReadiness readiness, TextOutput output)
    {
        Table table = new("WHAT", "STATE");
        table.Add("state directory", readiness.StateDirectory);
        table.Add("monitor qemu", readiness.Monitor ?? "missing: apt-get install qemu-system-x86");
        table.Add("monitor firecracker", readiness.Firecracker ?? "not installed; needs KVM");
        table.Add("monitor by default", readiness.DefaultMonitor);
        table.Add("guest kernel", readiness.Kernel ?? "missing: agent vm doctor --fetch");
        table.Add("acceleration", readiness.Acceleration);
        table.WriteTo(output);
    }
}

/// <summary>Generated serialisers of it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VmReadiness))]
internal sealed partial class VmReadinessJson : JsonSerializerContext;
