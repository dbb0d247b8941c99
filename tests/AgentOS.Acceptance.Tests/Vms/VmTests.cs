using AgentOS.Testing;
using AgentOS.Testing.Machines;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary><c>agent vm</c> as a person uses it: the published program, a real guest. Its image has busybox and stands for the language's.</summary>
public sealed class VmTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_VM_from_create_to_clean()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        (await ScriptAsync($"agent image import {TestMachines.Busybox} --name docker.io/library/python:3.11-slim")).Succeeded();
        Assert.Equal("No VMs found.\n", (await ScriptAsync("agent vm list")).Succeeded().Output);

        string id = (await ScriptAsync("AGENT_ENABLE_GUEST_VOLUMES=1 agent vm create --language python --mem 192")).Succeeded().Output.Trim();
        try
        {
            Assert.Matches("^python-[0-9]+$", id);
            Assert.Contains("ready", (await ScriptAsync("agent vm list")).Succeeded().Output, StringComparison.Ordinal);
            // Another kernel, root inside, the agent's files, nothing of the host.
            Assert.Equal("0\nkept\n", (await ScriptAsync($"agent vm exec --vm {id} --cmd 'id -u; echo kept > /agent/f; cat /agent/f; ls /proc/self/root{PublishedProgram.Root} 2>/dev/null'")).Output);
            Assert.Equal("kept\n", (await ScriptAsync($"agent fs --db state/vms/{id}/agent.db cat f")).Succeeded().Output);
            Assert.Equal("lo\n", (await ScriptAsync($"agent vm exec --vm {id} --cmd 'ls /sys/class/net'")).Succeeded().Output);
            Assert.Equal(9, (await ScriptAsync($"echo typed | agent vm exec --vm {id} --cmd 'cat; exit 9'")).ExitCode);
            Assert.Equal(124, (await ScriptAsync($"agent vm exec --vm {id} --cmd 'sleep 1000' --timeout 1")).ExitCode);
            Assert.Equal("here\n", (await ScriptAsync($"echo here > staged; AGENT_ENABLE_GUEST_VOLUMES=1 agent vm exec --vm {id} --file staged --cmd 'cat /in/staged'")).Succeeded().Output);
            Assert.Contains("vm.volumes-disabled", (await ScriptAsync($"agent vm exec --vm {id} --file staged --cmd true")).Error, StringComparison.Ordinal);

            (await ScriptAsync($"mkdir tree; echo copied > tree/f; agent vm cp tree {id}:/tree && agent vm cp {id}:/tree/f back && cmp tree/f back")).Succeeded();
            Assert.Equal("copied\n", (await ScriptAsync($"agent vm exec --vm {id} --cmd 'cat /tree/f'")).Succeeded().Output);

            (await ScriptAsync($"agent vm exec --vm {id} --cmd 'touch /left'; agent vm stop --vm {id}")).Succeeded();
            Assert.Contains("vm.not-ready", (await ScriptAsync($"agent vm exec --vm {id} --cmd true")).Error, StringComparison.Ordinal);
            Assert.Equal("/left\nkept\n", (await ScriptAsync($"agent vm run --vm {id} --cmd 'ls /left; cat /agent/f'")).Succeeded().Output);

            // Its disk belongs to one image; another one of that name is not taken in its place.
            (await ScriptAsync($"agent vm stop --vm {id}; mkdir other; agent image import other --name docker.io/library/python:3.11-slim")).Succeeded();
            Assert.Contains("image.not-here", (await ScriptAsync($"agent vm run --vm {id} --cmd true")).Error, StringComparison.Ordinal);
        }
        finally
        {
            (await ScriptAsync("agent vm clean --all")).Succeeded();
        }

        Assert.Equal("No VMs found.\n", (await ScriptAsync("agent vm list --all")).Succeeded().Output);
    }

    [Fact]
    public async Task A_VM_is_paused_kept_and_forked_and_one_that_waited_is_somebody()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        (await ScriptAsync($"agent image import {TestMachines.Busybox} --name docker.io/library/python:3.11-slim")).Succeeded();
        try
        {
            string id = (await ScriptAsync("agent vm create --language python --mem 192")).Succeeded().Output.Trim();
            (await ScriptAsync($"agent vm exec --vm {id} --cmd 'echo one > /on-disk; echo one > /agent/on-file'")).Succeeded();
            (await ScriptAsync($"agent vm pause --vm {id}")).Succeeded();
            Assert.Contains("vm.paused", (await ScriptAsync($"agent vm exec --vm {id} --cmd true")).Error, StringComparison.Ordinal);
            (await ScriptAsync($"agent vm resume --vm {id}; agent vm snapshot --vm {id} --name kept")).Succeeded();
            (await ScriptAsync($"agent vm exec --vm {id} --cmd 'echo two > /on-disk; echo two > /agent/on-file'")).Succeeded();
            foreach ((string from, string expected) in ((string, string)[])[("", "two\ntwo\n"), ("--name kept", "one\none\n")])
            {
                string fork = (await ScriptAsync($"agent vm fork --vm {id} {from}")).Succeeded().Output.Trim();
                Assert.NotEqual(id, fork);
                Assert.Equal(expected, (await ScriptAsync($"agent vm exec --vm {fork} --cmd 'cat /on-disk /agent/on-file'")).Succeeded().Output);
            }

            // Killed: nothing of it is left, and what runs goes on.
            (await ScriptAsync("for p in $(pgrep -f 'vm keeper$'); do ! grep -qz \"^AGENT_STATE_DIR=$PWD/state$\" /proc/$p/environ || kill -9 $p; done")).Succeeded();
            Assert.Equal("two\n", (await ScriptAsync($"agent vm exec --vm {id} --cmd 'cat /on-disk'")).Succeeded().Output);
            Assert.Equal("here\n", (await ScriptAsync("agent vm temp --language python --mem 192 --cmd 'echo here'")).Succeeded().Output);
        }
        finally
        {
            (await ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Theory]
    [InlineData("create --language cobol", "vm.unsupported-language")]
    [InlineData("create --language python --network host", "vm.unsupported-network")]
    [InlineData("create --language ../x --image y", "vm.unsupported-language")]
    [InlineData("exec --vm ../../etc --cmd ls", "vm.not-found")]
    [InlineData("exec --vm x", "cli.usage")]
    [InlineData("stop", "vm.none-chosen")]
    public async Task A_mistake_is_named_and_makes_nothing(string arguments, string code)
    {
        ProgramRun run = await ScriptAsync($"agent vm {arguments}");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_directory["state/vms"]) && Directory.EnumerateFileSystemEntries(_directory["state/vms"]).Any());
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
