using System.Text;
using System.Text.Json;
using AgentOS.Linux.Streams;
using AgentOS.Store.Pipes;
using AgentOS.Store.Running;
using AgentOS.Store.Tests.Running;

namespace AgentOS.Store.Tests.Pipes;

/// <summary>An agent behind a pipe, with real pipes on both sides.</summary>
public sealed class PipeSessionTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "OZ-15")]
    [Trait("Rule", "OZ-16")]
    [Trait("Rule", "OZ-17")]
    [Trait("Rule", "OZ-18")]
    public async Task Every_question_has_one_end_in_its_turn()
    {
        using TestAgent agent = TestAgent.Python("""
            print("printed"); sys.stderr.write("logged")
            if content == "fail": send(type="error", error="no", message_id=id)
            else: say("half", done=False); say(" " + content)
            """);
        JsonElement[] lines = await RunAsync(
            agent,
            """{"type":"message","content":"one","message_id":"a"}""",
            "no message",
            """{"type":"unknown"}""",
            """{"type":"message","message_id":"empty"}""",
            """{"type":"message","content":"fail","message_id":"b"}""",
            """{"type":"message","content":"two"}""",
            """{"type":"shutdown"}""",
            """{"type":"message","content":"late","message_id":"late"}""");
        Assert.DoesNotContain(lines, line => Of(line, "message_id") == "late");
        Assert.Equal("ready", Of(lines[0], "type"));
        Assert.Equal(["half", " one"], lines.Where(line => Of(line, "message_id") == "a").Select(line => Of(line, "content")));
        Assert.Equal("no", Of(Assert.Single(lines, line => Of(line, "message_id") == "b"), "error"));
        Assert.Single(lines, line => Of(line, "message_id") == "empty" && Of(line, "type") == "error");
        Assert.Matches("^auto_[0-9a-f]{8}$", Of(lines[^1], "message_id"));
        Assert.Equal(" two", Of(lines[^1], "content"));
    }

    [Fact]
    [Trait("Rule", "OZ-12")]
    [Trait("Rule", "OZ-15")]
    public async Task The_end_of_the_agent_is_told()
    {
        using TestAgent agent = TestAgent.Python("sys.exit(1)");
        JsonElement[] lines = await RunAsync(agent, """{"type":"message","content":"x","message_id":"a"}""");
        Assert.Contains(lines, line => Of(line, "error") == "Agent process exited" && Of(line, "message_id") == "a");
    }

    [Fact]
    [Trait("Rule", "OZ-17")]
    public async Task Waiting_questions_are_cancelled_with_the_one_under_way()
    {
        using TestAgent agent = TestAgent.Python("time.sleep(3600)");
        JsonElement[] lines = await RunAsync(
            agent,
            """{"type":"message","content":"x","message_id":"a"}""",
            """{"type":"message","content":"y","message_id":"b"}""",
            """{"type":"cancel","message_id":"b"}""",
            """{"type":"cancel","message_id":"a"}""",
            """{"type":"shutdown"}""");
        Assert.Equal([("a", "cancelled"), ("b", "cancelled")], lines.Skip(1).Select(line => (Of(line, "message_id"), Of(line, "error"))));
    }

    private static async Task<JsonElement[]> RunAsync(TestAgent agent, params string[] questions)
    {
        using Pipe input = Pipe.Create(), output = Pipe.Create();
        await using PipeStream written = new(output.Input, FileAccess.Write);
        PipeSession session = new(new MessageWriter(written));
        agent.Listener = session;
        Task<string> read = ReadAsync(output);
        await using (HostedAgent running = await agent.StartAsync(limits: new() { ShutdownGrace = TimeSpan.FromSeconds(1) }))
        {
            await running.WaitReadyAsync(Cancel);
            await using (PipeStream asked = new(input.Input, FileAccess.Write))
                await asked.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', questions) + "\n"), Cancel);
            await using PipeStream source = new(input.Output, FileAccess.Read);
            await session.RunAsync(running, source).WaitAsync(s_patience, Cancel);
            await running.ShutDownAsync().WaitAsync(s_patience, Cancel);
        }

        await written.DisposeAsync();
        return [.. (await read.WaitAsync(s_patience, Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static async Task<string> ReadAsync(Pipe output)
    {
        using StreamReader reader = new(new PipeStream(output.Output, FileAccess.Read));
        return await reader.ReadToEndAsync(Cancel);
    }

    private static string? Of(JsonElement line, string name) => line.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
