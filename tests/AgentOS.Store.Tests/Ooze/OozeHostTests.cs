using System.Text;
using AgentOS.Errors;
using AgentOS.Store.Ooze;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Ooze;

public sealed class OozeHostTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "OZ-2")]
    public async Task A_line_without_end_ends_the_agent_and_costs_little_memory()
    {
        await using AgentPipes agent = await AgentPipes.ReadyAsync();
        Task<OozeAnswer> answer = agent.Host.AskAsync("msg_0001", "hello", Cancel);
        byte[] piece = Encoding.ASCII.GetBytes(new string('x', 1 << 20));
        long sent = 0;
        try
        {
            for (; sent < 100L << 20; sent += piece.Length)
                await agent.Output.WriteAsync(piece, Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        }
        catch (Exception unread) when (unread is IOException or TimeoutException)
        {
            // Nobody reads any more.
        }
        finally
        {
            Assert.Equal(AnswerEnd.Broken, (await answer).End);
        }

        Assert.InRange(sent, 16L << 20, 40L << 20);
    }

    [Fact]
    [Trait("Rule", "OZ-2")]
    public async Task The_longest_line_is_a_message()
    {
        await using AgentPipes agent = await AgentPipes.ReadyAsync(new OozeLimits { LongestLine = 1 << 20 });
        Task<OozeAnswer> answer = agent.Host.AskAsync("a", "hello", Cancel);
        string before = """{"type":"response","message_id":"a","done":true,"content":""" + "\"", after = "\"}";
        string content = new('x', (1 << 20) - before.Length - after.Length);
        agent.Say(before + content + after);
        Assert.Equal(content, (await answer).Content);
    }

    [Fact]
    [Trait("Rule", "OZ-6")]
    public async Task An_agent_that_is_never_ready_is_given_up()
    {
        FakeTimeProvider clock = new();
        await using AgentPipes agent = new(clock: clock);
        Task ready = agent.Host.WaitReadyAsync(Cancel);
        clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(ready.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Same(OozeErrors.NotReady, (await Assert.ThrowsAsync<AgentOSException>(() => ready)).Definition);
    }

    [Fact]
    [Trait("Rule", "OZ-6")]
    public async Task An_agent_that_ends_before_it_is_ready_says_why()
    {
        await using AgentPipes agent = new();
        agent.Say("""{"type":"error","error":"no database"}""");
        await agent.Output.DisposeAsync();
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => agent.Host.WaitReadyAsync(Cancel));
        Assert.Same(OozeErrors.EndedEarly, failure.Definition);
        Assert.Contains("no database", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "OZ-9")]
    [Trait("Rule", "OZ-10")]
    public async Task A_turn_of_which_nothing_comes_ends_and_the_agent_is_told()
    {
        FakeTimeProvider clock = new();
        await using AgentPipes agent = await AgentPipes.ReadyAsync(clock: clock);
        Task<OozeAnswer> answer = agent.Host.AskAsync("msg_0001", "hello", Cancel);
        TaskCompletionSource heard = new();
        agent.OnHeard = _ => heard.TrySetResult();
        clock.Advance(TimeSpan.FromSeconds(299));
        agent.Say("""{"type":"response","content":"half","message_id":"msg_0001","done":false}""");
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        await WaitUntilCountedAsync(agent);
        clock.Advance(TimeSpan.FromSeconds(299));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(new OozeAnswer("half", AnswerEnd.TimedOut, "timeout"), await answer);
        Assert.Equal("""{"type":"message","content":"hello","message_id":"msg_0001"}""", await agent.ReceiveAsync());
        Assert.Equal("""{"type":"cancel","message_id":"msg_0001"}""", await agent.ReceiveAsync());
    }

    [Fact]
    [Trait("Rule", "OZ-8")]
    [Trait("Rule", "OZ-10")]
    public async Task The_late_answer_of_a_cancelled_turn_is_not_the_next_ones()
    {
        await using AgentPipes agent = await AgentPipes.ReadyAsync();
        using CancellationTokenSource unwanted = new();
        Task<OozeAnswer> first = agent.Host.AskAsync("msg_0001", "one", unwanted.Token);
        await unwanted.CancelAsync();
        Assert.Equal(AnswerEnd.Cancelled, (await first).End);
        Task<OozeAnswer> second = agent.Host.AskAsync("msg_0002", "two", Cancel);
        agent.Say("""{"type":"response","content":"1","message_id":"msg_0001","done":true}""");
        agent.Say("""{"type":"response","content":"?","done":true}""");
        agent.Say("""{"type":"response","content":"2","message_id":"msg_0002","done":true}""");
        Assert.Equal("2", (await second).Content);
        Assert.Equal(2, agent.Host.Counts.Late);
    }

    [Fact]
    [Trait("Rule", "OZ-10")]
    public async Task Whoever_waits_after_a_cancel_hears_how_the_agent_takes_it()
    {
        await using AgentPipes agent = await AgentPipes.ReadyAsync(new OozeLimits { CancelGrace = TimeSpan.FromMinutes(10) });
        using CancellationTokenSource unwanted = new();
        Task<OozeAnswer> answer = agent.Host.AskAsync("msg_0001", "one", unwanted.Token);
        Assert.Contains("one", await agent.ReceiveAsync(), StringComparison.Ordinal);
        await unwanted.CancelAsync();
        Assert.Equal("""{"type":"cancel","message_id":"msg_0001"}""", await agent.ReceiveAsync());
        Assert.False(answer.IsCompleted);
        agent.Say("""{"type":"response","content":"so far","message_id":"msg_0001","done":true}""");
        Assert.Equal(new OozeAnswer("so far", AnswerEnd.Done, null), await answer);
        // The turn was not given up: an answer without an id is the next one's.
        Task<OozeAnswer> second = agent.Host.AskAsync("msg_0002", "two", Cancel);
        agent.Say("""{"type":"response","content":"2","done":true}""");
        Assert.Equal("2", (await second).Content);
    }

    [Fact]
    [Trait("Rule", "OZ-10")]
    public async Task Nobody_waits_for_ever_after_a_cancel()
    {
        FakeTimeProvider clock = new();
        await using AgentPipes agent = await AgentPipes.ReadyAsync(new OozeLimits { CancelGrace = TimeSpan.FromSeconds(5) }, clock);
        using CancellationTokenSource unwanted = new();
        Task<OozeAnswer> answer = agent.Host.AskAsync("msg_0001", "one", unwanted.Token);
        await unwanted.CancelAsync();
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(AnswerEnd.Cancelled, (await answer).End);
        Task<OozeAnswer> second = agent.Host.AskAsync("msg_0002", "two", Cancel);
        agent.Say("""{"type":"response","content":"late","done":true}""");
        agent.Say("""{"type":"response","content":"2","message_id":"msg_0002","done":true}""");
        Assert.Equal("2", (await second).Content);
    }

    [Fact]
    [Trait("Rule", "OZ-7")]
    public async Task An_answer_has_an_end_however_many_parts_it_has()
    {
        await using AgentPipes agent = await AgentPipes.ReadyAsync(new OozeLimits { LongestAnswer = 10 });
        Task<OozeAnswer> answer = agent.Host.AskAsync("a", "hello", Cancel);
        for (int part = 0; part < 6; part++)
            agent.Say("""{"type":"response","content":"xx","message_id":"a","done":false}""");
        OozeAnswer outcome = await answer;
        Assert.Equal((AnswerEnd.Broken, "xxxxxxxxxx"), (outcome.End, outcome.Content));
    }

    [Fact]
    public async Task An_agent_that_does_not_read_keeps_no_turn_from_ending()
    {
        await using AgentPipes agent = await AgentPipes.ReadyAsync();
        using CancellationTokenSource unwanted = new();
        Task<OozeAnswer> answer = agent.Host.AskAsync("a", new string('x', 1 << 20), unwanted.Token);
        await unwanted.CancelAsync();
        Assert.Equal(AnswerEnd.Cancelled, (await answer.WaitAsync(TimeSpan.FromSeconds(60), Cancel)).End);
    }

    [Fact]
    [Trait("Rule", "OZ-12")]
    public async Task An_agent_that_has_ended_answers_at_once()
    {
        await using AgentPipes agent = await AgentPipes.ReadyAsync();
        await agent.Output.DisposeAsync();
        await agent.Host.Ended;
        Assert.Equal(AnswerEnd.AgentEnded, (await agent.Host.AskAsync("a", "hello", Cancel)).End);
    }

    [Fact]
    [Trait("Rule", "OZ-13")]
    public async Task Shutdown_is_a_message_and_the_end_of_input()
    {
        await using AgentPipes agent = await AgentPipes.ReadyAsync();
        await agent.Host.ShutDownAsync();
        Assert.Equal("""{"type":"shutdown"}""", await agent.ReceiveAsync());
        Assert.Null(await agent.ReceiveAsync());
    }

    [Fact]
    [Trait("Rule", "OZ-3")]
    public async Task A_flood_of_lines_neither_stops_the_turn_nor_is_it_kept()
    {
        await using AgentPipes agent = await AgentPipes.ReadyAsync();
        Task<OozeAnswer> answer = agent.Host.AskAsync("a", "hello", Cancel);
        string flood = string.Concat(Enumerable.Repeat("noise noise noise\n", 100));
        for (int round = 0; round < 500; round++)
            await agent.Output.WriteAsync(Encoding.ASCII.GetBytes(flood), Cancel);
        agent.Say("""{"type":"response","content":"x","message_id":"a","done":true}""");
        Assert.Equal("x", (await answer).Content);
        Assert.Equal(50_000, agent.Host.Counts.Noise);
    }

    // A line after what was heard has been counted: what was heard has been taken, too.
    private static async Task WaitUntilCountedAsync(AgentPipes agent)
    {
        TaskCompletionSource heard = new();
        agent.OnHeard = _ => heard.TrySetResult();
        agent.Say("""{"type":"activity","tool":"t","description":"d","message_id":"msg_0001"}""");
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
    }
}
