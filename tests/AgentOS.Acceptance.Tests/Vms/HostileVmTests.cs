using AgentOS.Testing;
using AgentOS.Testing.Machines;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary>A guest that fills, floods, multiplies or lies harms itself: its neighbour answers, and this machine keeps its room. Killed hosts and monitors leave nothing.</summary>
public sealed class HostileVmTests : IDisposable
{
    private const int ConsoleLimit = 1024 * 1024 + 4096;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    [Trait("Hardening", "H40")]
    public async Task It_harms_nobody_else()
    {
        await PrepareAsync();
        string good = await CreateAsync("--disk 128"), evil = await CreateAsync("--disk 128");
        try
        {
            // Its disk is full where it was told to be, and can be used again afterwards.
            ProgramRun full = await ExecAsync(evil, "cat /dev/zero > /fill; rm /fill; echo again > /after; cat /after", 50);
            Assert.Equal("again\n", full.Output);
            Assert.Contains("No space left", full.Error, StringComparison.Ordinal);
            Assert.InRange(Allocated(evil, "disk.ext4"), 1, 128L << 20);
            await AnswersAsync(good);

            // Memory: its own kernel kills what takes all of it, and the machine goes on.
            Assert.NotEqual(0, (await ExecAsync(evil, "head -c 2000000000 /dev/zero | busybox tail -n 1", 50)).ExitCode);
            await AnswersAsync(good);

            // Its console: a bounded file.
            _ = await ExecAsync(evil, "head -c 4000000 /dev/zero | tr '\\0' x > /dev/console; echo", 50);
            Assert.InRange(new FileInfo(_directory[$"state/vms/{evil}/console.log"]).Length, 1, ConsoleLimit);
            await AnswersAsync(good);

            // Processes: as many as it gets. Whether it still answers, that its time is over too, is its own affair; stopping it is ours.
            _ = await ScriptAsync($"timeout -s KILL 10 agent vm exec --vm {evil} --timeout 5 --cmd \"$SCRIPT\"", "f() { f | f & }; f; sleep 1");
            await AnswersAsync(good);
            (await ScriptAsync($"agent vm stop --vm {evil}")).Succeeded();
            Assert.Equal("after\n", (await ScriptAsync($"agent vm run --vm {evil} --cmd 'ls / | grep after'")).Succeeded().Output);
        }
        finally
        {
            (await ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Fact]
    [Trait("Hardening", "H40")]
    public async Task Garbage_over_the_link_ends_its_machine_and_no_other()
    {
        await PrepareAsync();
        string good = await CreateAsync(""), evil = await CreateAsync("--allow example.com");
        try
        {
            (await ScriptAsync($"gcc -static -nostdlib -O1 -o garbage {Path.Combine(AppContext.BaseDirectory, "Vms", "garbage.c")}")).Succeeded();
            (await ScriptAsync($"agent vm exec --vm {evil} --cmd 'cat > /garbage; busybox chmod 755 /garbage; echo whole > /kept; sync' < garbage")).Succeeded();
            _ = await ExecAsync(evil, "/garbage; sleep 20", 30);
            await AnswersAsync(good);
            Assert.Contains("vm.not-ready", (await ExecAsync(evil, "true", 10)).Error, StringComparison.Ordinal);
            Assert.Equal("whole\n", (await ScriptAsync($"agent vm run --vm {evil} --cmd 'cat /kept'")).Succeeded().Output);
        }
        finally
        {
            (await ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Theory]
    [InlineData("kill -9 $monitor; tail --pid=$host -f /dev/null")] // Its monitor's sandbox.
    [InlineData("kill -9 $host; tail --pid=$monitor -f /dev/null")]
    public async Task What_is_killed_leaves_nothing_and_records_stay_true(string kill)
    {
        await PrepareAsync();
        string id = await CreateAsync("--persist");
        try
        {
            (await ExecAsync(id, "echo 1 > /agent/f; echo 2 > /persist/f; echo 3 > /f; sync", 20)).Succeeded();
            ProgramRun killed = await ScriptAsync($$"""
                host=$(agent vm inspect --vm {{id}} | sed -n 's/.*"host_process": *\([0-9]*\).*/\1/p'); monitor=$(for p in $(pgrep -P $host); do grep -qz keeper /proc/$p/cmdline || echo $p; done)
                [ -n "$host" ] && [ -n "$monitor" ] || exit 1
                {{kill}}
                agent vm list --all | grep -c stopped
                """);
            Assert.Equal("1\n", killed.Output);
            Assert.Equal("1\n2\n3\n", (await ScriptAsync($"agent vm run --vm {id} --cmd 'cat /agent/f /persist/f /f'")).Succeeded().Output);
        }
        finally
        {
            (await ScriptAsync("agent vm clean --all")).Succeeded();
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory["state/vms"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory["state/persist"]));
    }

    private async Task PrepareAsync()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        (await ScriptAsync($"agent image import {TestMachines.Busybox} --name docker.io/library/python:3.11-slim")).Succeeded();
    }

    private async Task<string> CreateAsync(string options) =>
        (await ScriptAsync($"agent vm create --language python --mem 160 {options}")).Succeeded().Output.Trim();

    private Task<ProgramRun> ExecAsync(string id, string script, int seconds) => ScriptAsync($"agent vm exec --vm {id} --timeout {seconds} --cmd \"$SCRIPT\"", script);

    private async Task AnswersAsync(string id) => Assert.Equal("here\n", (await ExecAsync(id, "echo here", 60)).Output);

    private long Allocated(string id, string file)
    {
        ProgramRun run = ScriptAsync($"stat -c '%b' state/vms/{id}/{file}").GetAwaiter().GetResult();
        return long.Parse(run.Output, System.Globalization.CultureInfo.InvariantCulture) * 512;
    }

    private Task<ProgramRun> ScriptAsync(string script, string guests = "")
    {
        Directory.CreateDirectory(_directory["state"]);
        if (!Directory.Exists(_directory["state/cache"]))
            Directory.CreateSymbolicLink(_directory["state/cache"], TestMachines.Cache);
        return PublishedProgram.RunScriptAsync(_directory.Path, $"export AGENT_STATE_DIR=$PWD/state SCRIPT='{guests.Replace("'", "'\\''", StringComparison.Ordinal)}'; {script}");
    }
}
