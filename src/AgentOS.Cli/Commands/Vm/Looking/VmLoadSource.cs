using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Sandbox;
using AgentOS.Vms;
using AgentOS.Vms.Records;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Commands.Vm.Looking;

/// <summary>Looks at all VMs again and again.</summary>
/// <param name="fleet">Whose.</param>
/// <param name="time">Measures the time between two looks.</param>
internal sealed class VmLoadSource(VmFleet fleet, TimeProvider time)
{
    private readonly ResourceMeter _meter = new();
    private Dictionary<string, long> _before = [];
    private long _lookedAt;

    /// <summary>Looks at them, oldest first.</summary>
    public IReadOnlyList<VmLoad> Look()
    {
        double elapsed = time.GetElapsedTime(_lookedAt).TotalMicroseconds;
        VmLoad[] loads = [.. fleet.List().Select(vm => Look(vm.Record, elapsed))];
        _lookedAt = time.GetTimestamp();
        _before = loads.Where(load => load.Usage is not null).ToDictionary(load => load.Id, load => load.Usage!.Cpu.Microseconds, StringComparer.Ordinal);
        return loads;
    }

    private VmLoad Look(VmRecord record, double elapsed)
    {
        RunningAgent? agent = fleet.Find(record.Id);
        ResourceUsage? usage = agent is null ? null : _meter.ReadBelow(agent.Host.ProcessId);
        double? processors = usage is not null && _before.TryGetValue(record.Id, out long before) ? Math.Max(0, (usage.Cpu.Microseconds - before) / elapsed) : null;
        string disk = fleet.Store.DiskOf(record.Id);
        return new VmLoad(
            record.Id, ListedVm.NameOf(agent is null ? VmStatus.Stopped : VmStatus.Ready), processors, usage, Allocated(disk), (long)record.DiskMiB << 20);
    }

    private static long Allocated(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return DirectoryRoot.GetStatus(file, out FileStatus status) == Errno.None ? status.Blocks * FileStatus.BlockBytes : 0;
    }
}
