using AgentOS.Errors;
using AgentOS.Store.Manifests;
using AgentOS.Store.Ooze;
using AgentOS.Store.Preparation;
using AgentOS.Store.Running;

namespace AgentOS.Store.Tests.Running;

/// <summary>Agents that mean no good, or no longer know what they do: each a clear end, nothing lost.</summary>
public sealed class HostileAgentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Rule", "OZ-2")]
    [Trait("Rule", "OZ-4")]
    [Trait("Rule", "OZ-12")]
    [InlineData("""sys.stdout.write("x" * (100 << 20) + "\n"); sys.stdout.flush()""", AnswerEnd.Broken, "too long")]
    [InlineData("""os.write(1, b'{"type":"response","content":"\xff"}\n')""", AnswerEnd.Broken, "UTF-8")]
    [InlineData("""sys.exit(3)""", AnswerEnd.AgentEnded, "exited")]
    [InlineData("""os.kill(os.getpid(), 9)""", AnswerEnd.AgentEnded, "exited")]
    [InlineData("""os.close(1); time.sleep(3600)""", AnswerEnd.TimedOut, "timeout")]
    public async Task A_turn_that_cannot_be_answered_ends_and_says_why(string answer, AnswerEnd end, string reason)
    {
        using TestAgent agent = TestAgent.Python(answer);
        OozeLimits limits = new() { AnswerWait = TimeSpan.FromSeconds(end == AnswerEnd.TimedOut ? 1 : 300) };
        await using HostedAgent running = await agent.StartAsync(limits: limits);
        await running.WaitReadyAsync(Cancel);
        OozeAnswer outcome = await running.AskAsync("x", null, Cancel).WaitAsync(TimeSpan.FromSeconds(100), Cancel);
        Assert.Equal(end, outcome.End);
        Assert.Contains(reason, outcome.Failure, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "OZ-5")]
    [Trait("Rule", "OZ-6")]
    [Trait("Rule", "OZ-8")]
    [Trait("Rule", "OZ-14")]
    public async Task Floods_foreign_ids_and_ready_again_do_not_disturb_the_answer()
    {
        using TestAgent agent = TestAgent.Python("""
            for number in range(2000):
                send(type="activity", tool="t", description=str(number), message_id=id)
                send(type="ready")
                send(type="response", content="forged", message_id="msg_9999", done=True)
            sys.stderr.write("e" * (8 << 20)); sys.stderr.flush()
            say("\x1b[2Jdone")
            """);
        await using HostedAgent running = await agent.StartAsync();
        await running.WaitReadyAsync(Cancel);
        Assert.Equal("\e[2Jdone", (await running.AskAsync("x", null, Cancel)).Content);
        Assert.Equal((2000, 2000), (running.Counts.Late, running.Counts.Unknown));
        Assert.Equal(2000, agent.Heard.OfType<AgentMessage.Activity>().Count());
        Assert.InRange(running.Errors.Length, 1, 16 * 1024);
    }

    [Theory]
    [Trait("Rule", "OZ-6")]
    [InlineData("sys.stderr.write('no module'); sys.exit(1)", "ooze.ended-early")]
    [InlineData("time.sleep(3600)", "ooze.not-ready")]
    public async Task An_agent_that_cannot_start_is_told_from_one_that_does_not(string beforeReady, string code)
    {
        using TestAgent agent = TestAgent.Python("say(1)", beforeReady);
        await using HostedAgent running = await agent.StartAsync(limits: new OozeLimits { ReadyWait = TimeSpan.FromSeconds(code == "ooze.not-ready" ? 1 : 60) });
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => running.WaitReadyAsync(Cancel));
        Assert.Equal(code, failure.Definition.Code);
        if (code != "ooze.ended-early")
            return;
        await running.ErrorsRead;
        Assert.Contains("no module", running.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "OZ-13")]
    public async Task An_agent_that_does_not_end_is_ended()
    {
        using TestAgent agent = TestAgent.Python("""
            import signal
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            say("stay")
            while True: time.sleep(3600)
            """);
        await using HostedAgent running = await agent.StartAsync(limits: new OozeLimits { ShutdownGrace = TimeSpan.FromMilliseconds(100) });
        await running.WaitReadyAsync(Cancel);
        await running.AskAsync("x", null, Cancel);
        await running.ShutDownAsync().WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        Assert.Equal(9, (await running.Exit).Signal);
    }

    [Fact]
    public async Task A_fork_bomb_in_setup_ends_and_leaves_nothing()
    {
        using TestAgent agent = new("true", "python3 bomb.py");
        agent.Manifest = agent.Manifest with { Runtime = agent.Manifest.Runtime with { Resources = new ManifestResources { MaxMemory = 128 << 20 } } };
        await File.WriteAllTextAsync(Path.Combine(agent.Folder, "bomb.py"), """
            import os, sys
            for attempt in range(300):
                try:
                    if os.fork() == 0: os.execvp("sleep", ["sleep", "3600"])
                except OSError: break
            sys.exit(7)
            """, Cancel);
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => agent.StartAsync());
        Assert.Same(PreparationErrors.SetupFailed, failure.Definition);
        Assert.DoesNotContain(Directory.GetDirectories(agent["cache"], "*", SearchOption.AllDirectories), path => path.EndsWith("agent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_do_not_work_in_one_session()
    {
        using TestAgent agent = TestAgent.Python("say(1)");
        await using HostedAgent running = await agent.StartAsync();
        await running.WaitReadyAsync(Cancel);
        AgentOSException refused = await Assert.ThrowsAsync<AgentOSException>(() => agent.StartAsync());
        Assert.Equal("session.in-use", refused.Definition.Code);
        await using HostedAgent other = await agent.StartAsync("other");
        await other.WaitReadyAsync(Cancel);
    }
}
