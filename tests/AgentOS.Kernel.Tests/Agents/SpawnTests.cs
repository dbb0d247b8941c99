using System.Text.Json;
using AgentOS.Kernel.Agents;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Agents;

public sealed class SpawnTests : IDisposable
{
    private readonly LiveAgents _agents = new();

    public void Dispose() => _agents.Dispose();

    [Fact]
    public async Task A_script_gets_the_sockets_path_its_arguments_and_its_variables_and_what_it_prints_is_kept()
    {
        string script = _agents.Write("hello.py", "import os, sys; print(sys.argv[1:], os.environ['COLOUR'], os.getcwd()); print('bad', file=sys.stderr)");
        JsonElement answer = _agents.Spawn(new { name = "hello", script, args = new[] { "one", "two" }, env = new Dictionary<string, string> { ["COLOUR"] = "red" } });
        Assert.Equal("hello", answer.GetProperty("name").GetString());
        Assert.Equal("running", answer.GetProperty("status").GetString());
        Assert.Equal("never", answer.GetProperty("restart_policy").GetString());
        Assert.True(answer.GetProperty("id").GetUInt32() > 0);
        (AgentEvent exit, string log) = await _agents.EndOfAsync("hello");
        Assert.Equal(0, exit.ExitCode);
        Assert.Contains("['/tmp/agentos.sock', 'one', 'two'] red /agent", log, StringComparison.Ordinal);
        Assert.Contains("bad", log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_says_what_is_in_force()
    {
        JsonElement isolation = _agents.Spawn(new { command = new[] { "/bin/sleep", "1000" }, limits = new { memory = 64 << 20, cpu_quota = 50_000 } }).GetProperty("isolation");
        Assert.True(isolation.GetProperty("fully_isolated").GetBoolean());
        Assert.All(isolation.GetProperty("namespaces").EnumerateObject(), own => Assert.True(own.Value.GetBoolean(), own.Name));
        Assert.All(isolation.GetProperty("cgroups").EnumerateObject(), held => Assert.True(held.Value.GetBoolean(), held.Name));
        Assert.False(isolation.TryGetProperty("degraded_reason", out _));
        JsonElement open = _agents.Spawn(new { command = new[] { "/bin/sleep", "1000" }, network = true }).GetProperty("isolation");
        Assert.False(open.GetProperty("namespaces").GetProperty("net").GetBoolean());
    }

    [Theory]
    [InlineData("{}", "protocol.bad-payload")]
    [InlineData("""{"script": "x.py", "command": ["x"]}""", "protocol.bad-payload")]
    [InlineData("""{"command": []}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "memory": 7}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "limits": {"memroy": 7}}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "limits": {"memory": "64M"}}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "limits": {"memory": -1}}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "limits": {"max_pids": 0}}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "limits": null}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "restart_policy": "sometimes"}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "restart_policy": 2}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "network": "some"}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "network": 1}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "heartbeat": 0}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "env": {"A=B": "C"}}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "args": ["\u0000"]}""", "protocol.bad-payload")]
    [InlineData("""{"command": ["sleep"], "name": "../../etc/cron.d/x"}""", "agent.bad-name")]
    [InlineData("""{"command": ["sleep"], "name": ""}""", "agent.bad-name")]
    [InlineData("""{"command": ["sleep"], "workspace": "/nowhere"}""", "agent.workspace-missing")]
    [InlineData("""{"command": ["sleep"], "workspace": "/root"}""", "agent.workspace-missing")]
    [InlineData("""{"script": "/nowhere.py"}""", "agent.script-missing")]
    public void What_SPAWN_does_not_take_is_an_error_and_starts_nothing(string call, string code)
    {
        JsonElement answer = _agents.Operator.CallJson(Opcode.Spawn, call);
        Assert.False(answer.GetProperty("success").GetBoolean());
        Assert.Equal(code, answer.GetProperty("code").GetString());
        Assert.Equal(0, _agents.Count());
    }

    [Fact]
    public void Two_agents_have_two_names()
    {
        _ = _agents.Spawn(new { name = "one", command = new[] { "/bin/sleep", "1000" } });
        Assert.Equal("identity.name-taken", _agents.Spawn(new { name = "one", command = new[] { "/bin/sleep", "1000" } }).GetProperty("code").GetString());
        Assert.Equal(1, _agents.Count());
    }

    [Fact]
    public async Task A_program_that_is_not_there_fails_and_leaves_the_others()
    {
        _ = _agents.Spawn(new { name = "wrong", command = new[] { "/no/such/program" } });
        (AgentEvent exit, _) = await _agents.EndOfAsync("wrong");
        Assert.Equal(127, exit.ExitCode);
    }

    [Fact]
    public async Task Not_sandboxed_opens_the_working_directory_and_says_so()
    {
        JsonElement answer = _agents.Spawn(new { name = "open", sandboxed = false, command = new[] { "/bin/sh", "-c", "echo $PPID; test -e /root || echo hidden" } });
        JsonElement isolation = answer.GetProperty("isolation");
        Assert.False(isolation.GetProperty("fully_isolated").GetBoolean());
        Assert.Contains("sandboxed is false", isolation.GetProperty("degraded_reason").GetString(), StringComparison.Ordinal);
        (_, string log) = await _agents.EndOfAsync("open");
        Assert.Contains("hidden", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_is_shown_copy_on_write()
    {
        Directory.CreateDirectory(_agents["project"]);
        File.WriteAllText(_agents["project/file"], "base");
        _ = _agents.Spawn(new { name = "worker", workspace = _agents["project"], command = new[] { "/bin/sh", "-c", "cat file; echo changed > file; cat file" } });
        (_, string log) = await _agents.EndOfAsync("worker");
        Assert.Equal("basechanged\n", log);
        Assert.Equal("base", File.ReadAllText(_agents["project/file"]));
    }

    [Fact]
    public async Task Agents_started_at_the_same_time_all_run_and_LIST_is_answered_meanwhile()
    {
        using Protocol.RawClient other = _agents.Connect();
        Assert.Equal("seed", other.CallJson(Opcode.Hello, """{"features": ["call_ids"]}""").GetProperty("numbering").GetString());
        for (uint tag = 1; tag <= 12; tag++)
            other.Send(Opcode.Spawn, """{"command": ["/bin/true"]}""", tag);
        _ = _agents.Count();
        for (int count = 0; count < 12; count++)
            Assert.True(JsonDocument.Parse(other.Receive()!.Value.Payload).RootElement.TryGetProperty("pid", out _));
        for (int count = 0; count < 12; count++)
            Assert.Equal(0, (await _agents.NextAsync(AgentEventType.AgentExited)).ExitCode);
    }
}
