using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary>A guest that fills, floods, multiplies or lies harms itself: its neighbour answers, and this machine keeps its room. Killed hosts and monitors leave nothing.</summary>
public sealed class HostileVmTests : IDisposable
{
    private const int ConsoleLimit = 1024 * 1024 + 4096;

    private readonly TempDirectory _directory = new();
    private readonly VmLaboratory _vms;

    public HostileVmTests() => _vms = new VmLaboratory(_directory);

    public void Dispose() => _directory.Dispose();

    [Fact]
    [Trait("Hardening", "H40")]
    public async Task It_harms_nobody_else()
    {
        await _vms.PrepareAsync();
        string good = await _vms.CreateAsync("--disk 128"), evil = await _vms.CreateAsync("--disk 128");
        try
        {
            // Its disk is full where it was told to be, and can be used again afterwards.
            ProgramRun full = await _vms.ExecAsync(evil, "cat /dev/zero > /fill; rm /fill; echo again > /after; cat /after", 50);
            Assert.Equal("again\n", full.Output);
            Assert.Contains("No space left", full.Error, StringComparison.Ordinal);
            Assert.InRange(_vms.Allocated(evil, "disk.ext4"), 1, 128L << 20);
            await _vms.AnswersAsync(good);

            // Memory: its own kernel kills what takes all of it, and the machine goes on.
            Assert.NotEqual(0, (await _vms.ExecAsync(evil, "head -c 2000000000 /dev/zero | busybox tail -n 1", 50)).ExitCode);
            await _vms.AnswersAsync(good);

            // Its console: a bounded file.
            _ = await _vms.ExecAsync(evil, "head -c 4000000 /dev/zero | tr '\\0' x > /dev/console; echo", 50);
            Assert.InRange(new FileInfo(_directory[$"state/vms/{evil}/console.log"]).Length, 1, ConsoleLimit);
            await _vms.AnswersAsync(good);

            // Processes: as many as it gets. Whether it still answers that its time is over is its own affair; the command ends, and stopping it is ours.
            Assert.Equal(124, (await _vms.ExecAsync(evil, "f() { f | f & }; f; sleep 1000", 5)).ExitCode);
            await _vms.AnswersAsync(good);
            (await _vms.ScriptAsync($"agent vm stop --vm {evil}")).Succeeded();
            Assert.Equal("after\n", (await _vms.ScriptAsync($"agent vm run --vm {evil} --cmd 'ls / | grep after'")).Succeeded().Output);
        }
        finally
        {
            (await _vms.ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Fact]
    [Trait("Hardening", "H40")]
    public async Task Garbage_over_the_link_ends_its_machine_and_no_other()
    {
        await _vms.PrepareAsync();
        string good = await _vms.CreateAsync(""), evil = await _vms.CreateAsync("--allow example.com");
        try
        {
            (await _vms.ScriptAsync($"gcc -static -nostdlib -O1 -o garbage {Path.Combine(AppContext.BaseDirectory, "Vms", "garbage.c")}")).Succeeded();
            (await _vms.ScriptAsync($"agent vm exec --vm {evil} --cmd 'cat > /garbage; busybox chmod 755 /garbage; echo whole > /kept; sync' < garbage")).Succeeded();
            _ = await _vms.ExecAsync(evil, "/garbage; sleep 20", 30);
            await _vms.AnswersAsync(good);
            Assert.Contains("vm.not-ready", (await _vms.ExecAsync(evil, "true", 10)).Error, StringComparison.Ordinal);
            Assert.Equal("whole\n", (await _vms.ScriptAsync($"agent vm run --vm {evil} --cmd 'cat /kept'")).Succeeded().Output);
        }
        finally
        {
            (await _vms.ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Theory]
    [InlineData("kill -9 $monitor; tail --pid=$host -f /dev/null")] // Its monitor's sandbox.
    [InlineData("kill -9 $host; tail --pid=$monitor -f /dev/null")]
    public async Task What_is_killed_leaves_nothing_and_records_stay_true(string kill)
    {
        await _vms.PrepareAsync();
        string id = await _vms.CreateAsync("--persist");
        try
        {
            (await _vms.ExecAsync(id, "echo 1 > /agent/f; echo 2 > /persist/f; echo 3 > /f; sync", 20)).Succeeded();
            ProgramRun killed = await _vms.ScriptAsync($$"""
                host=$(agent vm inspect --vm {{id}} | sed -n 's/.*"host_process": *\([0-9]*\).*/\1/p'); monitor=$(for p in $(pgrep -P $host); do grep -qz keeper /proc/$p/cmdline || echo $p; done)
                [ -n "$host" ] && [ -n "$monitor" ] || exit 1
                {{kill}}
                agent vm list --all | grep -c stopped
                """);
            Assert.Equal("1\n", killed.Output);
            Assert.Equal("1\n2\n3\n", (await _vms.ScriptAsync($"agent vm run --vm {id} --cmd 'cat /agent/f /persist/f /f'")).Succeeded().Output);
        }
        finally
        {
            (await _vms.ScriptAsync("agent vm clean --all")).Succeeded();
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory["state/vms"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory["state/persist"]));
    }
}
