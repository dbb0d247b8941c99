using System.Text.Json;
using AgentOS.Testing;
using AgentOS.Testing.Machines;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary>What a VM keeps, what is known of it, and how its servers are reached.</summary>
public sealed class VmStateTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_a_VM_keeps_and_what_is_known_of_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        (await ScriptAsync($"agent image import {TestMachines.Busybox} --name docker.io/library/python:3.11-slim")).Succeeded();
        ProgramRun created = (await ScriptAsync("agent --log-file=log vm create --language python --mem 192 --persist --log-level debug")).Succeeded();
        string id = created.Output.Trim();
        try
        {
            // The id alone is the result; what happened is one JSON object a line, on standard error, below what a person is told, and in the file.
            using (JsonDocument line = JsonDocument.Parse(created.Error.TrimEnd().Split('\n')[^1]))
            {
                Assert.Equal("vm created", line.RootElement.GetProperty("event").GetString());
                Assert.Equal(id, line.RootElement.GetProperty("id").GetString());
                Assert.True(line.RootElement.GetProperty("persisted").GetBoolean());
            }

            // A link in what is kept leads nowhere on this machine, and what it seems to lead to stays.
            (await ScriptAsync($"echo secret > host; agent vm exec --vm {id} --cmd \"echo kept > /persist/f; ln -s $PWD/host /persist/l; ln -s $PWD /persist/d\"")).Succeeded();
            Assert.Contains("yes", (await ScriptAsync("agent vm list")).Succeeded().Output, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", (await ScriptAsync($"agent fs --db state/persist/{id}/agent.db cat l; agent fs --db state/persist/{id}/agent.db cat d/host")).Output, StringComparison.Ordinal);
            Assert.Equal("kept\n", (await ScriptAsync($"agent vm stop --vm {id}; AGENT_LOG_FILE=log agent vm run --vm {id} --cmd 'cat /persist/f'")).Succeeded().Output);

            // A server in it, at a port of this machine; it has no network.
            Assert.Equal("from the guest\n", (await ScriptAsync($$"""
                agent vm exec --vm {{id}} --cmd 'while true; do echo from the guest | busybox nc -l -p 8080; done > /dev/null 2>&1 &'
                mkfifo at; agent vm port --vm {{id}} 0:8080 > at & read -r at < at
                exec 3<>/dev/tcp/${at%:*}/${at#*:}; cat <&3; kill %1
                """)).Succeeded().Output);
            using (JsonDocument vm = JsonDocument.Parse((await ScriptAsync($"agent vm inspect --vm {id}")).Succeeded().Output))
            {
                Assert.Equal("ready", vm.RootElement.GetProperty("status").GetString());
                Assert.Contains(vm.RootElement.GetProperty("enforcement").GetProperty("layers").EnumerateArray(), layer => layer.GetProperty("detail").GetString() == "none: the guest has no device");
            }

            Assert.Contains(id, (await ScriptAsync("agent vm stats --once")).Succeeded().Output, StringComparison.Ordinal);
            (await ScriptAsync($"agent vm logs --vm {id}")).Succeeded();
            (await ScriptAsync($"AGENT_LOG_FILE=log agent vm clean --vm {id} --keep-persist")).Succeeded();
            Assert.Equal("kept\nsecret\n", (await ScriptAsync($"agent fs --db state/persist/{id}/agent.db cat f; cat host")).Output);
            string[] lines = await File.ReadAllLinesAsync(_directory["log"], TestContext.Current.CancellationToken);
            Assert.Equal(["vm created", "vm run", "vm cleaned"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()));
        }
        finally
        {
            (await ScriptAsync("agent vm clean --all")).Succeeded();
        }
    }

    [Theory]
    [InlineData("AGENT_LOG_LEVEL=loud agent vm create --language python", "log.bad-level")]
    [InlineData("agent vm create --language python --log-level loud", "cli.usage")]
    [InlineData("agent vm create --language python --log-file /nowhere/log", "log.not-writable")]
    [InlineData("agent vm port --vm x 99999:1", "cli.usage")]
    [InlineData("agent vm create --language python --network none --allow example.com", "vm.unsupported-network")]
    [InlineData("agent vm create --language python --secret KEY=env@example.com", "vault.unreachable-host")]
    public async Task A_mistake_is_named_and_makes_nothing(string command, string code)
    {
        ProgramRun run = await ScriptAsync(command);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_directory["state/vms"]) && Directory.EnumerateFileSystemEntries(_directory["state/vms"]).Any());
    }

    private Task<ProgramRun> ScriptAsync(string script)
    {
        Directory.CreateDirectory(_directory["state"]);
        if (!Directory.Exists(_directory["state/cache"]))
            Directory.CreateSymbolicLink(_directory["state/cache"], TestMachines.Cache);
        return PublishedProgram.RunScriptAsync(_directory.Path, $"export AGENT_STATE_DIR=$PWD/state; {script}");
    }
}
