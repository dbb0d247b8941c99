using AgentOS.Errors;
using AgentOS.Machines.Monitors.Kvm;
using AgentOS.Testing;
using AgentOS.Vms;
using AgentOS.Vms.Templates;

namespace AgentOS.Machines.Tests;

/// <summary>Whether this machine runs guests on its processor, and that this is asked once.</summary>
public sealed class KvmProbeTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task It_comes_to_a_verdict_and_says_why()
    {
        MachineSpecification machine = await Laboratory.MachineAsync(_directory.Path);
        KvmVerdict verdict = await new KvmProbe(machine.Kernel, TimeProvider.System).RunAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{verdict}");
        Assert.NotEmpty(verdict.Reason);
        Assert.True(File.Exists("/dev/kvm") || !verdict.Works);
    }

    // So the probe is honest: machines that use KVM end as it said.
    [Fact]
    public async Task A_machine_under_KVM_does_what_the_verdict_says()
    {
        Assert.SkipUnless(File.Exists("/dev/kvm"), "there is no /dev/kvm");
        MachineSpecification machine = await Laboratory.MachineAsync(_directory.Path);
        KvmVerdict verdict = await new KvmProbe(machine.Kernel, TimeProvider.System).RunAsync();
        machine = machine with { UsesKvm = true, BootLimit = verdict.Works ? machine.BootLimit : TimeSpan.FromSeconds(5) };
        if (verdict.Works)
            Assert.Equal("here\n", (await MachineProgram.RunAsync(machine, "echo here", "")).Output);
        else
            Assert.Equal(MachineErrors.BootFailed, (await Assert.ThrowsAsync<AgentOSException>(() => MachineProgram.RunAsync(machine, "echo here", ""))).Definition);
        Assert.DoesNotContain("/dev/kvm", verdict.Reason, StringComparison.Ordinal); // It could be opened.
    }

    [Fact]
    public async Task VMs_use_KVM_where_the_verdict_is_yes_and_templates_of_both_are_kept_apart()
    {
        MachineSpecification machine = await Laboratory.MachineAsync(_directory.Path);
        VmDirectories directories = new(_directory["state"]);
        directories.Make();
        string boot = (await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id", TestContext.Current.CancellationToken)).Trim();
        await File.WriteAllLinesAsync(directories.KvmVerdict, [boot, "yes", "written by a test"], TestContext.Current.CancellationToken);
        Assert.True((await directories.JudgeKvmAsync(machine.Kernel, TimeProvider.System)).Works);
        await File.WriteAllLinesAsync(directories.KvmVerdict, [boot, "no", "written by a test"], TestContext.Current.CancellationToken);
        Assert.False((await directories.JudgeKvmAsync(machine.Kernel, TimeProvider.System)).Works);
        Assert.NotEqual(TemplateStore.KeyOf(machine), TemplateStore.KeyOf(machine with { UsesKvm = true }));
        Assert.Equal(TemplateStore.KeyOf(machine), TemplateStore.KeyOf(machine with { UsesKvm = false }));
    }

    [Fact]
    public async Task A_verdict_holds_until_the_host_is_started_again()
    {
        string path = _directory["kvm"];
        KvmVerdictFile file = new(path);
        int asked = 0;
        Func<Task<KvmVerdict>> find = () => Task.FromResult(new KvmVerdict(asked++ > 0, "found"));
        Assert.Equal(new KvmVerdict(false, "found"), await file.GetAsync(find));
        Assert.Equal(new KvmVerdict(false, "found"), await file.GetAsync(find));
        Assert.Equal(1, asked);
        string[] lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(path, ["another boot", .. lines.Skip(1)], TestContext.Current.CancellationToken);
        Assert.Equal(new KvmVerdict(true, "found"), await file.GetAsync(find));
        await File.WriteAllTextAsync(path, "damaged", TestContext.Current.CancellationToken);
        Assert.Equal(new KvmVerdict(true, "found"), await file.GetAsync(find));
        Assert.Equal(3, asked);
    }
}
