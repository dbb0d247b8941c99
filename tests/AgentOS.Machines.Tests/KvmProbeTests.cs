using AgentOS.Machines.Monitors.Kvm;
using AgentOS.Testing;

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
