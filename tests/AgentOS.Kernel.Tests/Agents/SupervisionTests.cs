using System.Text.Json;
using AgentOS.Kernel.Agents;

namespace AgentOS.Kernel.Tests.Agents;

public sealed class SupervisionTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly LiveAgents _agents;

    public SupervisionTests() => _agents = new LiveAgents(_clock);

    public void Dispose() => _agents.Dispose();

    [Fact]
    public async Task An_agent_that_fails_comes_back_as_itself_until_it_has_too_often()
    {
        uint id = SpawnShell("crasher", "echo line >> /agent/lines; wc -l < /agent/lines; exit 3", restart_policy: "on-failure", max_restarts: 2).GetProperty("id").GetUInt32();
        foreach (int seconds in (int[])[1, 2])
        {
            AgentEvent restarting = await _agents.NextAsync(AgentEventType.AgentRestarting);
            Assert.Equal((id, seconds, 3), (restarting.AgentId, (int)restarting.Delay!.Value, restarting.ExitCode));
            Assert.Equal("STARTING", _agents.Find("crasher").GetProperty("state").GetString());
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        AgentEvent escalated = await _agents.NextAsync(AgentEventType.AgentEscalated);
        Assert.Equal((2, 3), (escalated.RestartCount, escalated.ExitCode));
        JsonElement gone = _agents.Find("crasher");
        Assert.Equal(id, gone.GetProperty("id").GetUInt32());
        Assert.Equal(2, gone.GetProperty("restarts").GetInt32());
        Assert.Equal("1\n2\n3\n", _agents.LogOf("crasher"));
    }

    [Theory]
    [InlineData("never", "exit 3")]
    [InlineData("never", "exit 0")]
    [InlineData("on-failure", "exit 0")]
    public async Task An_agent_stays_ended_when_its_policy_says_so(string policy, string program)
    {
        _ = SpawnShell("once", program, policy);
        _ = await _agents.NextAsync(AgentEventType.AgentExited);
        _ = _agents.Kill("once"); // Answers when it will not come back.
        Assert.Equal(program == "exit 0" ? "STOPPED" : "FAILED", _agents.Find("once").GetProperty("state").GetString());
        Assert.Equal(0, _agents.Find("once").GetProperty("restarts").GetInt32());
    }

    [Fact]
    public async Task An_agent_that_was_killed_is_not_started_again()
    {
        _ = SpawnShell("always", "exit 0", "always");
        _ = await _agents.NextAsync(AgentEventType.AgentRestarting);
        Assert.True(_agents.Kill("always").GetProperty("killed").GetBoolean());
        Assert.Equal("STOPPED", _agents.Find("always").GetProperty("state").GetString());
        Assert.False(_agents.Kill("always").GetProperty("killed").GetBoolean());
    }

    [Fact]
    public async Task An_orderly_stop_lets_the_program_finish()
    {
        _ = SpawnShell("tidy", "trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
        await _agents.PrintedAsync("tidy", "ready\n");
        Assert.True(_agents.Kill("tidy").GetProperty("killed").GetBoolean());
        AgentEvent exit = await _agents.NextAsync(AgentEventType.AgentExited);
        Assert.Equal(("stopped", 0), (exit.Reason, exit.ExitCode));
        Assert.EndsWith("bye\n", _agents.LogOf("tidy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_ignores_the_stop_is_killed_after_five_seconds()
    {
        _ = SpawnShell("stubborn", "trap '' TERM; echo ready; while :; do sleep 0.05; done");
        await _agents.PrintedAsync("stubborn", "ready\n");
        _agents.Operator.Send(AgentOS.Protocol.Kernel.Opcode.Kill, """{"name": "stubborn"}""");
        await _clock.WhenSetAsync(TimeSpan.FromSeconds(5));
        _clock.Advance(TimeSpan.FromSeconds(5));
        AgentEvent exit = await _agents.NextAsync(AgentEventType.AgentExited);
        Assert.Equal(("stopped", 128 + 9), (exit.Reason, exit.ExitCode));
        Assert.NotNull(_agents.Operator.Receive());
    }

    [Fact]
    public async Task An_agent_that_is_silent_for_its_heartbeat_is_started_again_and_one_that_calls_is_not()
    {
        TimeSpan period = TimeSpan.FromSeconds(30);
        string script = _agents.Write("calls.py", PythonClient.Text + "call(0, b'here'); print('called'); forever()");
        _ = _agents.Spawn(new { name = "calling", script, heartbeat = period.TotalSeconds, restart_policy = "always" });
        await _agents.PrintedAsync("calling", "called\n");
        _ = _agents.Spawn(new { name = "silent", command = new[] { "/bin/sleep", "1000" }, heartbeat = period.TotalSeconds, restart_policy = "always" });
        await _clock.WhenSetAsync(period, timers: 2);
        _clock.Advance(period);
        AgentEvent exit = await _agents.NextAsync(AgentEventType.AgentExited);
        Assert.Equal(("silent", "heartbeat"), (exit.AgentName, exit.Reason));
        Assert.Equal("silent", (await _agents.NextAsync(AgentEventType.AgentRestarting)).AgentName);
    }

    [Fact]
    public async Task PAUSE_stops_every_process_of_an_agent_and_RESUME_lets_them_go_on()
    {
        int first = SpawnShell("worker", "sh -c 'while :; do :; done' & while :; do :; done").GetProperty("pid").GetInt32();
        await ProcessTree.WaitAsync(first, states => states.Count(state => state == 'R') >= 2);
        Assert.True(_agents.Operator.CallJson(AgentOS.Protocol.Kernel.Opcode.Pause, """{"name": "worker"}""").GetProperty("paused").GetBoolean());
        await ProcessTree.WaitAsync(first, states => states.Count == 2 && states.All(state => state == 'T'));
        Assert.Equal("PAUSED", _agents.Find("worker").GetProperty("state").GetString());
        Assert.Equal(AgentEventType.AgentPaused, (await _agents.NextAsync(AgentEventType.AgentPaused)).Type);
        Assert.False(_agents.Operator.CallJson(AgentOS.Protocol.Kernel.Opcode.Pause, """{"name": "worker"}""").GetProperty("paused").GetBoolean());
        Assert.True(_agents.Operator.CallJson(AgentOS.Protocol.Kernel.Opcode.Resume, """{"name": "worker"}""").GetProperty("resumed").GetBoolean());
        await ProcessTree.WaitAsync(first, states => states.Contains('R'));
        _ = await _agents.NextAsync(AgentEventType.AgentResumed);
        _ = _agents.Operator.CallJson(AgentOS.Protocol.Kernel.Opcode.Pause, """{"name": "worker"}""");
        Assert.True(_agents.Kill("worker").GetProperty("killed").GetBoolean());
    }

    [Fact]
    public async Task One_that_takes_too_much_memory_ends_alone_and_it_is_said_why()
    {
        _ = _agents.Spawn(new { name = "healthy", command = new[] { "/bin/sleep", "1000" }, limits = new { memory = 128 << 20, max_pids = 16 } });
        _ = _agents.Spawn(new { name = "hog", command = new[] { "python3", "-c", "x = bytearray(200 << 20)" }, limits = new { memory = 50 << 20 } });
        AgentEvent warning = await _agents.NextAsync(AgentEventType.ResourceWarning);
        Assert.Equal(("hog", "memory", 50L << 20), (warning.AgentName, warning.Limit, warning.Value));
        Assert.Equal("memory", (await _agents.NextAsync(AgentEventType.AgentExited)).Reason);
        Assert.True(_agents.Find("healthy").GetProperty("running").GetBoolean());
    }

    [Fact]
    public async Task One_that_comes_near_its_limit_is_told_of_once_while_it_runs()
    {
        JsonElement small = Allocate("small", 10);
        Assert.SkipUnless(small.GetProperty("isolation").GetProperty("cgroups").GetProperty("available").GetBoolean(), "no cgroup counts memory here");
        _ = Allocate("large", 165);
        await _agents.PrintedAsync("small", "allocated\n");
        await _agents.PrintedAsync("large", "allocated\n");
        _clock.Advance(ResourceWatch.Interval);
        AgentEvent warning = await _agents.NextAsync(AgentEventType.ResourceWarning);
        Assert.Equal(("large", "memory", 200L << 20), (warning.AgentName, warning.Limit, warning.Value));
        Assert.InRange(warning.Used!.Value, 160L << 20, 200L << 20);
        Assert.True(_agents.Find("large").GetProperty("running").GetBoolean());

        // Looked at again, it is no news; another one is.
        _ = Allocate("next", 165);
        await _agents.PrintedAsync("next", "allocated\n");
        _clock.Advance(ResourceWatch.Interval);
        Assert.Equal("next", (await _agents.NextAsync(AgentEventType.ResourceWarning)).AgentName);
    }

    [Fact]
    public async Task The_next_kernel_starts_an_agent_again_that_is_always_to_run_and_knows_the_others()
    {
        uint id = SpawnShell("always", "echo line >> /agent/lines; wc -l < /agent/lines; sleep 1000", "always").GetProperty("id").GetUInt32();
        _ = SpawnShell("once", "sleep 1000");
        await _agents.PrintedAsync("always", "1\n");
        _agents.Restart();
        await _agents.PrintedAsync("always", "1\n2\n");
        Assert.Equal(id, _agents.Find("always").GetProperty("id").GetUInt32());
        Assert.Equal("STOPPED", _agents.Find("once").GetProperty("state").GetString());
    }

    private JsonElement Allocate(string name, int mebibytes) => _agents.Spawn(new
    {
        name,
        command = new[] { "python3", "-c", $"import time\nx = bytearray({mebibytes} << 20)\nprint('allocated', flush=True)\ntime.sleep(1000)" },
        limits = new { memory = 200 << 20 },
    });

    private JsonElement SpawnShell(string name, string program, string restart_policy = "never", int max_restarts = 5) =>
        _agents.Spawn(new { name, command = new[] { "/bin/sh", "-c", program }, restart_policy, max_restarts });
}
