using System.Text.Json;
using AgentOS.Kernel.Agents;

namespace AgentOS.Kernel.Tests.Agents;

/// <summary>Who an agent is, and what it may do to others.</summary>
public sealed class OwnershipTests : IDisposable
{
    private readonly LiveAgents _agents = new();

    public void Dispose() => _agents.Dispose();

    [Fact]
    public async Task The_number_SPAWN_answers_is_the_one_the_agents_own_connections_have()
    {
        uint id = _agents.SpawnPython("me", "print(call(0, b'')[0], ask(0xFE, {})['agent_id'])").GetProperty("id").GetUInt32();
        Assert.Equal($"{id} {id}\n", (await _agents.EndOfAsync("me")).Log);
    }

    [Fact]
    public async Task An_agent_cannot_end_pause_or_resume_anothers_agents_and_an_operator_can()
    {
        _ = _agents.Spawn(new { name = "victim", command = new[] { "/bin/sleep", "1000" } });
        _ = _agents.SpawnPython("villain", "print([ask(opcode, {'name': 'victim'})['code'] for opcode in (0x11, 0x14, 0x15)])");
        Assert.Equal("['agent.not-yours', 'agent.not-yours', 'agent.not-yours']\n", (await _agents.EndOfAsync("villain")).Log);
        Assert.True(_agents.Find("victim").GetProperty("running").GetBoolean());
        Assert.True(_agents.Kill("victim").GetProperty("killed").GetBoolean());
        Assert.Equal("STOPPED", _agents.Find("victim").GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_agent_spawns_from_its_own_files_and_may_end_what_it_spawned()
    {
        _ = _agents.SpawnPython("boss", """
            open('/agent/worker.py', 'w').write("print('working'); import time; time.sleep(1000)")
            print(ask(0x10, {'name': 'worker', 'script': 'worker.py'})['name'])
            print(ask(0x11, {'name': 'worker'})['killed'])
            """);
        Assert.Equal("worker\nTrue\n", (await _agents.EndOfAsync("boss")).Log);
        Assert.Equal(_agents.Find("boss").GetProperty("id").GetUInt32(), _agents.Find("worker").GetProperty("parent").GetUInt32());
    }

    [Fact]
    public async Task An_agent_cannot_have_the_kernel_open_the_host_for_its_child()
    {
        string secret = _agents.Write("secret.py", "print('the host is open')");
        _ = _agents.SpawnPython("spy", $$$"""
            print(ask(0x10, {'name': 'reader', 'script': '{{{secret}}}'})['name'])
            for asked in ({'sandboxed': False}, {'workspace': '/usr'}, {'network': True}, {'limits': {'memory': 1 << 40}}, {'limits': {'max_pids': 65}}):
                print(ask(0x10, {'command': ['/bin/true']} | asked)['code'])
            while ask(0x12, {})[-1]['state'] != 'FAILED': time.sleep(0.01)
            """);
        (AgentEvent exit, string log) = await _agents.EndOfAsync("reader");
        Assert.NotEqual(0, exit.ExitCode);
        Assert.DoesNotContain("the host is open", log, StringComparison.Ordinal);
        Assert.Equal(
            ["reader", "agent.operator-only", "agent.operator-only", "agent.exceeds-parent", "agent.exceeds-parent", "agent.exceeds-parent"],
            (await _agents.EndOfAsync("spy")).Log.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Agents_end_with_the_agent_that_spawned_them_and_those_of_an_operator_do_not()
    {
        _ = _agents.Spawn(new { name = "bystander", command = new[] { "/bin/sleep", "1000" } });
        _ = _agents.SpawnPython("parent", "ask(0x10, {'name': 'child', 'command': ['/bin/sleep', '1000']})");
        AgentEvent end = await _agents.NextAsync(AgentEventType.AgentExited, "child");
        Assert.Equal("stopped", end.Reason);
        Assert.True(_agents.Find("bystander").GetProperty("running").GetBoolean());
    }

    [Fact]
    public async Task An_agents_files_are_not_those_of_anothers_agent_with_the_same_name()
    {
        _ = _agents.Spawn(new { name = "vault", command = new[] { "/bin/sh", "-c", "echo secret > /agent/file" } });
        _ = await _agents.EndOfAsync("vault");
        _ = _agents.SpawnPython("thief", "ask(0x10, {'name': 'vault', 'command': ['/bin/cat', '/agent/file']}); forever()");
        (AgentEvent exit, string log) = await _agents.EndOfAsync("vault");
        Assert.NotEqual(0, exit.ExitCode);
        Assert.DoesNotContain("secret\n", log, StringComparison.Ordinal);
        JsonElement again = _agents.Spawn(new { name = "owner", command = new[] { "/bin/true" } });
        Assert.Equal("owner", again.GetProperty("name").GetString());
    }
}
