using System.Globalization;
using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Vm.Looking;

/// <summary>VMs and what they use, for a person.</summary>
internal static class VmLoadTable
{
    private const string Nothing = "-";

    public static void Print(IReadOnlyList<VmLoad> vms, TextOutput output)
    {
        if (vms.Count == 0)
        {
            output.WriteLine("No VMs found.");
            return;
        }

        Table table = new("ID", "STATUS", "CPU%", "TIME(s)", "MEM(MiB)", "DISK(MiB)", "OF(MiB)");
        foreach (VmLoad vm in vms)
        {
            table.Add(
                vm.Id,
                vm.Status,
                vm.Processors is { } processors ? Number(processors * 100, "0.0") : Nothing,
                vm.Usage is { } usage ? Number(usage.Cpu.Microseconds / 1e6, "0.0") : Nothing,
                vm.Usage is { } memory ? Number(memory.Memory.Current >> 20, "0") : Nothing,
                Number(vm.DiskBytes / 1048576.0, "0.0"),
                Number(vm.DiskLimit >> 20, "0"));
        }

        table.WriteTo(output);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
