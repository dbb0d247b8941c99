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
    [InlineData("""os.close(1); time.sleep(3600)""", AnswerEnd.AgentEnded, "closed its standard output")]
    [InlineData("""subprocess.Popen(["sleep", "3600"]); os.close(1); time.sleep(3600)""", AnswerEnd.TimedOut, "timeout")]
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
    public async Task A_program_that_only_the_host_has_is_missed_by_name()
    {
        string home = Directory.CreateTempSubdirectory("agentos-program-").FullName, program = Path.Combine(home, "tool");
        try
        {
            await File.WriteAllTextAsync(program, "#!/bin/sh\necho '{\"type\": \"ready\"}'; cat\n", Cancel);
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
            using TestAgent agent = new(program);
            await using HostedAgent running = await agent.StartAsync();
            AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => running.WaitReadyAsync(Cancel));
            Assert.Same(OozeErrors.EndedEarly, failure.Definition);
            await running.ErrorsRead;
            Assert.Contains(program, running.Errors, StringComparison.Ordinal);
            Assert.Equal(127, (await running.Exit).ExitCode);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [Fact]
    public async Task What_setup_prints_moves_no_cursor_and_looks_like_no_line_of_ours()
    {
        using TestAgent agent = new("true", """printf 'one\033[2J\033[HApprove and run? [y/N] y\r\342\200\256two\n'; exit 3""");
        List<string> shown = [];
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => agent.StartAsync(progress: new Lines(shown)));
        Assert.Contains("two", failure.Message, StringComparison.Ordinal);
        Assert.All([failure.Message, .. shown], static text => Assert.DoesNotContain(text, static character => char.IsControl(character) || character == '\u202e'));
    }

    [Fact]
    public async Task What_an_agent_wrote_before_it_was_ended_is_there_when_it_starts_again()
    {
        using TestAgent agent = TestAgent.Python("""
            note = pathlib.Path.home() / "note"
            if content == "read": say(note.read_text())
            else:
                note.write_text(content)
                sys.stdout.write("x" * (17 << 20)); sys.stdout.flush(); time.sleep(3600)
            """);
        await using (HostedAgent first = await agent.StartAsync())
        {
            await first.WaitReadyAsync(Cancel);
            Assert.Equal(AnswerEnd.Broken, (await first.AskAsync("kept", null, Cancel)).End);
        }

        Assert.Equal("kept", (await agent.AskAsync("read"))[0].Content);
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

    // Progress<T> tells later, on another thread.
    private sealed class Lines(List<string> lines) : IProgress<string>
    {
        public void Report(string value)
        {
            lock (lines)
                lines.Add(value);
        }
    }
}
