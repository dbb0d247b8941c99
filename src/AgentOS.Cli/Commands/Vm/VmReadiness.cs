using System.Text.Json.Serialization;
using AgentOS.Cli.Output;
using AgentOS.Machines.Kernels;
using AgentOS.Machines.Monitors.Kvm;
using AgentOS.Machines.Monitors.Qemu;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>What VMs need of this machine; also its JSON shape.</summary>
/// <param name="StateDirectory">Where VMs are kept.</param>
/// <param name="Monitor">The monitor's path; null when it is missing.</param>
/// <param name="Kernel">The guest kernel's release; null when it is missing.</param>
/// <param name="Acceleration">How guests run.</param>
internal sealed record VmReadiness(string StateDirectory, string? Monitor, string? Kernel, string Acceleration)
{
    private const string Emulation = "software emulation";

    public bool IsReady => Monitor is not null && Kernel is not null;

    public static async Task<VmReadiness> OfAsync(VmDirectories directories, GuestKernels kernels, TimeProvider clock) =>
        new(directories.Root, QemuProgram.TryFind(), kernels.TryFind()?.Release, await AccelerationAsync(directories, kernels.TryFind(), clock));

    private static async Task<string> AccelerationAsync(VmDirectories directories, GuestKernel? kernel, TimeProvider clock)
    {
        if (kernel is null || QemuProgram.TryFind() is null)
            return Emulation;
        KvmVerdict kvm = await new KvmVerdictFile(directories.KvmVerdict).GetAsync(new KvmProbe(kernel, clock).RunAsync);
        return kvm.Works ? $"{Emulation}; KVM works here ({kvm.Reason}) and is not used yet" : $"{Emulation}; no KVM: {kvm.Reason}";
    }

    public static void Print(VmReadiness readiness, TextOutput output)
    {
        Table table = new("WHAT", "STATE");
        table.Add("state directory", readiness.StateDirectory);
        table.Add("monitor", readiness.Monitor ?? "missing: apt-get install qemu-system-x86");
        table.Add("guest kernel", readiness.Kernel ?? "missing: agent vm doctor --fetch");
        table.Add("acceleration", readiness.Acceleration);
        table.WriteTo(output);
    }
}

/// <summary>Generated serialisers of it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(VmReadiness))]
internal sealed partial class VmReadinessJson : JsonSerializerContext;
