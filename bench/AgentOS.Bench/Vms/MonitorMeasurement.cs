using System.Diagnostics;
using AgentOS.Bench.Results;
using AgentOS.Machines;
using AgentOS.Machines.Disks;
using AgentOS.Sandbox;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Templates;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Bench.Vms;

/// <summary>The part of it that is the machine's: from the start of its sandbox until the monitor has restored or booted the guest, and until the guest knows who it is and its program runs.</summary>
internal sealed class MonitorMeasurement(BenchContext context, VmPlace place)
{
    private const int DefaultRounds = 7;

    private readonly SandboxSpecification _program = VmRequest.Waiting with { InitPath = place.InitPath };

    public void Measure(Report report)
    {
        report.Progress("vm: the monitor alone");
        MachineSpecification machine = place.Machine();
        TemplateStore templates = new(Path.Combine(context.Workspace.CreateDirectory("templates")), TimeProvider.System);
        TemplateStart start = new(OwnDisk.DefaultBytes, _program, ["/bin/sh", "-c", "true"]);
        templates.Make(machine, start);
        string key = TemplateStore.KeyOf(machine, start);
        templates.TryOpenDevices(key, out string digest)?.Dispose();
        using SafeFileHandle memory = templates.TryLoadMemory(key, digest)!;
        List<Points> cold = [], copies = [];
        for (int round = 0; round < context.Options.Rounds(DefaultRounds); round++)
        {
            cold.Add(Start(machine, disk => OwnDisk.Create(disk, OwnDisk.DefaultBytes, machine.CacheDirectory)));
            using SafeFileHandle devices = templates.TryOpenDevices(key, out _)!;
            copies.Add(Start(machine with { Template = new MachineTemplate(memory, devices) { HasBegun = true } }, disk => OwnDisk.Copy(templates.DiskOf(key, digest), disk)));
        }

        Add(report, "cold boot", cold);
        Add(report, "template copy", copies);
    }

    private Points Start(MachineSpecification machine, Action<string> makeDisk)
    {
        string disk = Path.Combine(context.Workspace.Run, $"{Guid.NewGuid():N}.ext4");
        makeDisk(disk);
        MachineSpecification own = machine with { DiskPath = disk };
        long start = Stopwatch.GetTimestamp();
        using PreparedMachine prepared = PreparedMachine.Start(own, _program);
        using ISandbox running = MachineLauncher.Start(own with { Prepared = Task.FromResult(prepared) }, _program, StandardStreams.Unattended, static _ => { });
        TimeSpan ready = Stopwatch.GetElapsedTime(start);
        File.Delete(disk);
        return new Points(prepared.Begun.TotalSeconds, ready.TotalSeconds);
    }

    private static void Add(Report report, string how, List<Points> starts)
    {
        report.Add(Row.Absolute($"{how}: monitor restored", new(how, new([.. starts.Select(start => start.Restored)])), Unit.Seconds, target: null));
        report.Add(Row.Absolute($"{how}: guest ready", new(how, new([.. starts.Select(start => start.Ready)])), Unit.Seconds, target: null));
    }

    private sealed record Points(double Restored, double Ready);
}
