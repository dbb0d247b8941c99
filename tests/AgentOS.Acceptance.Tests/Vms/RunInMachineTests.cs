using AgentOS.Testing;
using AgentOS.Testing.Machines;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary><c>agentos run --isolation microvm</c>: what a program and its user see is what they see in the process tier. The image has busybox.</summary>
public sealed class RunInMachineTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_program_runs_in_a_machine_of_its_own()
    {
        await ImportAsync();
        try
        {
            (await ScriptAsync("mkdir project data; echo base > project/p; echo shown > data/d")).Succeeded();
            ProgramRun run = await ScriptAsync(
                "cd project; echo typed | agentos --db ../a.db run -q --isolation microvm --env GIVEN=1 --mount type=bind,src=$PWD/../data,dst=/data,ro -- "
                + "sh -c 'cat; uname -r; cat p; echo changed > p; echo kept > /agent/f; cat /data/d; echo x > /data/d; echo $GIVEN; ls /sys/class/net; echo complaint >&2; exit 7'");
            Assert.Equal(7, run.ExitCode);
            string[] lines = run.Output.Split('\n');
            Assert.Equal(["typed", lines[1], "base", "shown", "1", "lo", ""], lines);
            Assert.EndsWith("-cloud-amd64", lines[1], StringComparison.Ordinal);
            Assert.Contains("Read-only file system", run.Error, StringComparison.Ordinal);
            Assert.EndsWith("complaint\n", run.Error, StringComparison.Ordinal);

            // What it changed is in the agent's file and nowhere else; the run is in the record.
            Assert.Equal("base\nshown\n", (await ScriptAsync("cat project/p data/d")).Output);
            Assert.Equal("kept\n", (await ScriptAsync("agentos --db a.db fs cat f")).Succeeded().Output);
            Assert.Contains("+changed", (await ScriptAsync("agentos --db a.db diff")).Succeeded().Output, StringComparison.Ordinal);
            Assert.Contains("exit 7", (await ScriptAsync("agentos --db a.db timeline")).Succeeded().Output, StringComparison.Ordinal);

            Assert.Equal(143, (await ScriptAsync("agentos run -q --isolation microvm --workspace none -- sh -c 'kill -TERM $$'")).ExitCode);
            ProgramRun missing = await ScriptAsync("agentos run -q --isolation microvm --workspace none -- no-such-program");
            Assert.Equal(127, missing.ExitCode);
            Assert.Contains("not found in the microVM's image", missing.Error, StringComparison.Ordinal);
        }
        finally
        {
            (await ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Fact]
    public async Task One_in_the_background_is_listed_joined_and_stopped()
    {
        await ImportAsync();
        try
        {
            string id = (await ScriptAsync("agentos run --detach --isolation microvm --workspace none -- sh -c 'trap \"exit 5\" TERM; echo >/agent/up; while :; do sleep 1; done'")).Succeeded().Output.Trim();
            Assert.Contains(id, (await ScriptAsync("agentos ps")).Succeeded().Output, StringComparison.Ordinal);
            ProgramRun joined = await ScriptAsync($"agentos exec {id} -- sh -c 'uname -r; exit 3'");
            Assert.Equal(3, joined.ExitCode);
            Assert.EndsWith("-cloud-amd64\n", joined.Output, StringComparison.Ordinal);
            (await ScriptAsync($"agentos stop {id}")).Succeeded();
            Assert.DoesNotContain(id, (await ScriptAsync("agentos ps")).Succeeded().Output, StringComparison.Ordinal);
        }
        finally
        {
            (await ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Theory]
    [InlineData("--pids 50", "vm.not-in-machines")]
    [InlineData("--net host", "vm.not-in-machines")]
    [InlineData("--memory 64M", "vm.not-in-machines")]
    [InlineData("--workspace-direct .", "machine.mount-not-possible")]
    [InlineData("--mount type=bind,src=/usr,dst=/data", "machine.mount-not-possible")]
    public async Task What_a_machine_does_not_have_is_an_error(string options, string code)
    {
        ProgramRun run = await ScriptAsync($"agentos run -q --isolation microvm {options} -- true");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_directory.Path, "*.db"));
        Assert.Equal(0, (await ScriptAsync($"agentos run -q --isolation process {options} -- true")).ExitCode);
    }

    [Fact]
    public async Task An_image_is_for_machines_only() =>
        Assert.Contains("--isolation microvm", (await ScriptAsync("agentos run --image python -- true")).Error, StringComparison.Ordinal);

    private async Task ImportAsync()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        (await ScriptAsync($"agent image import {TestMachines.Busybox} --name docker.io/library/python:3.11-slim")).Succeeded();
    }

    // The kernel is fetched once for all tests of this checkout.
    private Task<ProgramRun> ScriptAsync(string script)
    {
        Directory.CreateDirectory(_directory["state"]);
        if (!Directory.Exists(_directory["state/cache"]))
            Directory.CreateSymbolicLink(_directory["state/cache"], TestMachines.Cache);
        return PublishedProgram.RunScriptAsync(_directory.Path, $"export AGENT_STATE_DIR=$PWD/state; {script}");
    }
}
