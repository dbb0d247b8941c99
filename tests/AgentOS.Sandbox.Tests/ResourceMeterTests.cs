using System.Diagnostics;

namespace AgentOS.Sandbox.Tests;

/// <summary>What <see cref="ResourceMeter"/> counts where there is no cgroup: processes.</summary>
public sealed class ResourceMeterTests
{
    private readonly ResourceMeter _meter = new();

    [Fact]
    public void A_process_with_children_uses_what_all_of_them_use()
    {
        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 1000 & sleep 1000 & echo started; wait"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        Assert.Equal("started", shell.StandardOutput.ReadLine());
        ProcessTree tree = ProcessTree.Read(shell.Id)!;
        Assert.Equal(3, tree.Usage.Pids.Current);
        Assert.True(tree.Usage.Memory.Current > 3 * Environment.SystemPageSize);
        Assert.Equal("processes", tree.Usage.Source);
        Assert.NotNull(_meter.Read(shell.Id));
        shell.Kill(entireProcessTree: true);
        shell.WaitForExit();
        Assert.Null(_meter.Read(shell.Id));
    }

    [Fact]
    public void Processor_time_of_children_that_have_ended_stays_counted()
    {
        using Process shell = Process.Start(
            new ProcessStartInfo("sh", ["-c", "(i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done); echo worked; read line"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Assert.Equal("worked", shell.StandardOutput.ReadLine());
        Assert.True(ProcessTree.Read(shell.Id)!.Usage.Cpu.Microseconds > 0);
        shell.StandardInput.Close();
        shell.WaitForExit();
    }

    [Theory]
    [InlineData("max", null)]
    [InlineData("-1", null)]
    [InlineData("4096\n", 4096L)]
    [InlineData("", null)]
    public void A_number_of_a_cgroup_may_be_no_limit(string text, long? number)
    {
        string directory = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(directory, "memory.max"), text);
        Assert.Equal(number, CgroupFile.Number(directory, "memory.max"));
        Assert.Null(CgroupFile.Number(directory, "memory.high"));
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void A_counter_is_found_by_its_whole_name()
    {
        string directory = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(directory, "memory.events"), "oom 3\noom_kill 2\n");
        Assert.Equal((3, 2, 0), (
            CgroupFile.Counter(directory, "memory.events", "oom"),
            CgroupFile.Counter(directory, "memory.events", "oom_kill"),
            CgroupFile.Counter(directory, "memory.events", "max")));
        Directory.Delete(directory, recursive: true);
    }
}
