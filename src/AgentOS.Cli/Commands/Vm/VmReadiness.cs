using System.Text.Json.Serialization;
using AgentOS.Cli.Output;
using AgentOS.Machines.Kernels;
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
    public bool IsReady => Monitor is not null && Kernel is not null;

    public static VmReadiness Of(VmDirectories directories, GuestKernels kernels) =>
        new(directories.Root, QemuProgram.TryFind(), kernels.TryFind()?.Release, "software emulation");

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
