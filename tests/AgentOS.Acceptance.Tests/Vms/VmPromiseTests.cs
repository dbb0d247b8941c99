using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary>Promises of <c>agent vm</c> that others of its kind break: links of a guest lead nowhere here, its log is out of its reach, and several VMs are one call.</summary>
public sealed class VmPromiseTests : IDisposable
{
    private const string Volumes = "AGENT_ENABLE_GUEST_VOLUMES=1";

    private readonly TempDirectory _directory = new();
    private readonly VmLaboratory _vms;

    public VmPromiseTests() => _vms = new VmLaboratory(_directory);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Links_that_a_guest_plants_lead_to_nothing_of_this_machine()
    {
        await _vms.PrepareAsync();
        string id = (await _vms.ScriptAsync($"{Volumes} agent vm create --language python --mem 160")).Succeeded().Output.Trim();
        try
        {
            (await _vms.ScriptAsync("echo secret > host; echo new > staged; mkdir folder")).Succeeded();
            string host = _directory["host"];
            // A link is followed where it was made: in the guest, which has a file of that name of its own.
            (await _vms.ExecAsync(id, $"mkdir -p {_directory.Path}; echo guests > {host}; ln -s {host} /in/staged; ln -s {host} /out/stdout.log; ln -s {_directory.Path} /out/folder; cat /in/staged", 120)).Succeeded();
            ProgramRun run = await _vms.ScriptAsync($"{Volumes} agent vm exec --vm {id} --file staged --cmd 'cat /in/staged'");
            Assert.DoesNotContain("secret", run.Output + run.Error, StringComparison.Ordinal);
            run = await _vms.ScriptAsync($"agent vm cp {id}:/out out; cat out/stdout.log out/folder/host; agent fs --db state/vms/{id}/agent.db cat out/stdout.log");
            Assert.DoesNotContain("secret", run.Output + run.Error, StringComparison.Ordinal);
            Assert.Equal("secret\n", await File.ReadAllTextAsync(host, TestContext.Current.CancellationToken));

            // One regular file is put in, and nothing else.
            Assert.Contains("vm.no-such-file", (await _vms.ScriptAsync($"{Volumes} agent vm exec --vm {id} --file folder --cmd true")).Error, StringComparison.Ordinal);
            Assert.Contains("vm.no-such-file", (await _vms.ScriptAsync($"{Volumes} agent vm exec --vm {id} --file nothing --cmd true")).Error, StringComparison.Ordinal);
            Assert.Equal("secret\n", (await _vms.ScriptAsync($"{Volumes} agent vm exec --vm {id} --file host --cmd 'cat /in/host'")).Succeeded().Output);
        }
        finally
        {
            (await _vms.ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Fact]
    public async Task The_log_has_what_ran_and_a_guest_can_neither_change_it_nor_steer_who_reads_it()
    {
        await _vms.PrepareAsync();
        string id = await _vms.CreateAsync("");
        try
        {
            Assert.Equal(3, (await _vms.ExecAsync(id, "echo printed; echo complained >&2; printf '\\033]52;c;aGk=\\007'; exit 3", 120)).ExitCode);
            (await _vms.ExecAsync(id, "head -c 3000000 /dev/zero | tr '\\0' x", 120)).Succeeded();
            // Whoever follows hears the rest, until the VM stops.
            Task<ProgramRun> following = _vms.ScriptAsync($"agent vm logs --vm {id} --follow");
            (await _vms.ExecAsync(id, "find / -xdev -name 'log.jsonl*' -o -name vm.json; rm -rf /agent/* /out /in; echo last", 120)).Succeeded();
            string log = (await _vms.ScriptAsync($"agent vm logs --vm {id}")).Succeeded().Output;
            foreach (string line in (string[])["printed\n", "complained\n", "\\x1B]52;c;aGk=\\x07", "(exit status 3)\n", "(more was printed than is kept)\n", "last\n", "$ echo printed"])
                Assert.Contains(line, log, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', log);
            Assert.InRange(new FileInfo(_directory[$"state/vms/{id}/log.jsonl"]).Length, 1, 1 << 20);
            Assert.Equal("last\n", (await _vms.ScriptAsync($"agent vm logs --vm {id} --tail 1")).Succeeded().Output);
            Assert.Equal("printed", (await _vms.ScriptAsync($"agent vm logs --vm {id} --json | sed -n 's/.*\"text\":\"\\(printed\\).*/\\1/p'")).Succeeded().Output.Trim());

            // Out of its reach also when it was stopped; the kernel's words are asked for.
            (await _vms.ScriptAsync($"agent vm stop --vm {id}")).Succeeded();
            Assert.EndsWith("last\n", (await following).Succeeded().Output, StringComparison.Ordinal);
            Assert.Equal(log, (await _vms.ScriptAsync($"agent vm logs --vm {id}")).Succeeded().Output);
            Assert.DoesNotContain("printed", (await _vms.ScriptAsync($"agent vm logs --vm {id} --console")).Succeeded().Output, StringComparison.Ordinal);
        }
        finally
        {
            (await _vms.ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Fact]
    public async Task Several_VMs_are_one_call_and_one_that_is_stopped_is_an_error_before_anything_runs()
    {
        await _vms.PrepareAsync();
        string one = await _vms.CreateAsync(""), two = await _vms.CreateAsync("");
        try
        {
            // One after the other, each once; a failure does not end the call, and is its status.
            ProgramRun run = await _vms.ScriptAsync($"agent vm exec --vm {one} --vm {two} --vm {one} --cmd 'echo ran >> /ran; wc -l < /ran; [ $(uname -n) != {one} ] || exit 7'");
            Assert.Equal("1\n1\n", run.Output);
            Assert.Equal(7, run.ExitCode);
            // What a command leaves running is there for the next one.
            (await _vms.ExecAsync(two, "(sleep 1000 > /dev/null 2>&1 & echo $! > /pid)", 120)).Succeeded();
            (await _vms.ExecAsync(two, "kill -0 $(cat /pid)", 120)).Succeeded();

            (await _vms.ScriptAsync($"agent vm stop --vm {one}")).Succeeded();
            Assert.Contains("vm.not-ready", (await _vms.ScriptAsync($"agent vm exec --vm {two} --vm {one} --cmd 'echo ran >> /ran'")).Error, StringComparison.Ordinal);
            Assert.Equal("1\n", (await _vms.ExecAsync(two, "wc -l < /ran", 120)).Succeeded().Output);
            Assert.Equal("1\n", (await _vms.ScriptAsync("agent vm exec --all --cmd 'wc -l < /ran'")).Succeeded().Output);
        }
        finally
        {
            (await _vms.ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Theory]
    [InlineData("AGENT_VM_MONITOR=xen agent vm create --language python")]
    [InlineData("agent vm create --language python --monitor xen")]
    public async Task Another_monitor_than_there_is_makes_nothing(string command)
    {
        ProgramRun run = await _vms.ScriptAsync(command);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("machine.monitor-unknown", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory["state/vms"]));
    }
}
