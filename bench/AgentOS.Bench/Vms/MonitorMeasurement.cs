using AgentOS.Bench.Results;
using AgentOS.Machines;
using AgentOS.Machines.Disks;
using AgentOS.Sandbox;
using AgentOS.Vms.Templates;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Bench.Vms;

/// <summary>The part of it that is the machine's: from the start of its sandbox until the monitor has restored or booted the guest, and until the guest has its root.</summary>
internal sealed class MonitorMeasurement(BenchContext context, VmPlace place)
{
    private const int DefaultRounds = 7;

    public void Measure(Report report)
    {
        report.Progress("vm: the monitor alone");
        MachineSpecification machine = place.Machine();
        TemplateStore templates = new(Path.Combine(context.Workspace.CreateDirectory("templates")), TimeProvider.System);
        templates.Make(machine);
        string key = TemplateStore.KeyOf(machine);
        templates.TryOpenDevices(key, out string digest)?.Dispose();
        using SafeFileHandle memory = templates.TryLoadMemory(key, digest)!;
        List<PreparedMachine> cold = [], copies = [];
        for (int round = 0; round < context.Options.Rounds(DefaultRounds); round++)
        {
            cold.Add(Start(machine));
            using SafeFileHandle devices = templates.TryOpenDevices(key, out _)!;
            copies.Add(Start(machine with { Template = new MachineTemplate(memory, devices) }));
        }

        Add(report, "cold boot", cold);
        Add(report, "template copy", copies);
    }

    private PreparedMachine Start(MachineSpecification machine)
    {
        string disk = Path.Combine(context.Workspace.Run, $"{Guid.NewGuid():N}.ext4");
        OwnDisk.Create(disk, OwnDisk.DefaultBytes, machine.CacheDirectory);
        using PreparedMachine prepared = PreparedMachine.Start(machine with { DiskPath = disk }, new SandboxSpecification(["none"]) { InitPath = place.InitPath });
        File.Delete(disk);
        return prepared;
    }

    private static void Add(Report report, string how, List<PreparedMachine> starts)
    {
        report.Add(Row.Absolute($"{how}: monitor restored", new(how, new([.. starts.Select(start => start.Begun.TotalSeconds)])), Unit.Seconds, target: null));
        report.Add(Row.Absolute($"{how}: guest ready", new(how, new([.. starts.Select(start => start.Ready.TotalSeconds)])), Unit.Seconds, target: null));
    }
}
