using System.Text.Json;
using AgentOS.Client;
using AgentOS.Client.Agents;
using AgentOS.Client.Events;
using AgentOS.Client.Models;
using AgentOS.Client.Programs;
using AgentOS.Client.ToolCalls;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Mcp.Tests.Clients;

/// <summary>The byte vectors, which every implementation of the protocol reads, as the .NET client writes and reads them.</summary>
public sealed class VectorTests
{
    public static TheoryData<string> Calls => ["noop-bytes", "think", "read", "write", "exec", "spawn", "list", "files-write", "files-write-empty", "key-values-set", "tools-record"];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_is_sent_as_the_vector_has_it(string name)
    {
        using VectorPeer peer = new(["noop-answer"]);
        await using AgentOSClient client = await AgentOSClient.ConnectAsync(peer.Socket);
        Assert.Equal((7u, "0.1.0", 1 << 20), (client.Id, client.KernelVersion, client.FrameLimit));
        // Whatever it makes of an answer that belongs to another call.
        try
        {
            await MakeAsync(client, name);
        }
        catch (AgentOSException failure) when (failure.Definition == ClientErrors.BadAnswer)
        {
        }

        Assert.Equal(Opcode.Hello, peer.Received[0].Opcode);
        AssertSame(VectorPeer.Find("hello"), peer.Received[0].Payload, ["numbering"]);
        JsonElement vector = VectorPeer.Find(name);
        Assert.Equal((Opcode)vector.GetProperty("opcode").GetByte(), peer.Received[1].Opcode);
        byte[] expected = VectorPeer.Bytes(name)[KernelHeader.Size..];
        if (name.StartsWith("noop", StringComparison.Ordinal))
            Assert.Equal(expected, peer.Received[1].Payload);
        else
            AssertSame(vector, peer.Received[1].Payload, []);
    }

    [Fact]
    public async Task Answers_are_read_as_the_vectors_have_them()
    {
        using VectorPeer peer = new(["read-answer"], ["think-answer"], ["list-answer"], ["files-read-answer"], ["failure"], ["exec-answer"]);
        await using AgentOSClient client = await AgentOSClient.ConnectAsync(peer.Socket);
        FileText text = await client.Programs.ReadAsync("x");
        Assert.Equal(("hello, agent\n", 13L), (text.Content, text.Size));
        Assert.Equal(new Thought("4", 9), await client.Models.ThinkAsync(new ThinkRequest("What is 2+2?")));
        AgentEntry agent = Assert.Single(await client.Agents.ListAsync());
        Assert.Equal((1u, "worker", 4711, "RUNNING", true), (agent.Id, agent.Name, agent.Pid, agent.State, agent.Running));
        Assert.Equal(Convert.FromHexString("00010200ff7b7d00"), await client.Files.ReadAsync("/output/report.bin"));
        AgentOSException failure = await Assert.ThrowsAsync<AgentOSException>(() => client.Agents.SpawnAsync(new SpawnRequest("x")));
        Assert.Equal(("protocol.bad-payload", "Compare with docs/protocols/kernel.md"), (failure.Definition.Code, failure.Definition.Remedy));
        ExecResult result = await client.Programs.ExecAsync(new ExecRequest("false"));
        Assert.Equal((false, 2), (result.Success, result.ExitCode));
    }

    [Fact]
    public async Task A_streamed_answer_comes_in_its_parts_with_an_event_between_them()
    {
        using VectorPeer peer = new(["exec-chunk-stdout", "event", "exec-chunk-stderr", "exec-answer"]);
        await using AgentOSClient client = await AgentOSClient.ConnectAsync(peer.Socket);
        List<ExecPart> parts = [];
        await foreach (ExecPart part in client.Programs.StreamExecAsync(new ExecRequest("ls")))
            parts.Add(part);
        Assert.Equal([("stdout", "total 0\n"), ("stderr", "ls: …\n"), (null, "")], parts.Select(part => (part.Stream, part.Data)));
        Assert.Equal(2, parts[^1].Result!.ExitCode);
        await using IAsyncEnumerator<KernelEvent> events = client.Events.ReadAllAsync().GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(("AGENT_SPAWNED", 1u), (events.Current.Type, events.Current.SourceAgentId));
    }

    [Fact]
    public async Task A_question_has_its_picture_and_its_tools()
    {
        using VectorPeer peer = new(["think-answer"]);
        await using AgentOSClient client = await AgentOSClient.ConnectAsync(peer.Socket);
        _ = await client.Models.ThinkAsync(new ThinkRequest("What is it?")
        {
            Image = new ThinkImage([1, 2, 3], "image/png"),
            Tools = [new ThinkTool("look", "Looks closer", JsonDocument.Parse("""{"type": "object"}""").RootElement)],
            MaxTokens = 50,
        });
        JsonElement sent = JsonDocument.Parse(peer.Received[1].Payload).RootElement;
        Assert.Equal(("AQID", "image/png"), (sent.GetProperty("image").GetProperty("data").GetString(), sent.GetProperty("image").GetProperty("mime_type").GetString()));
        JsonElement tool = Assert.Single(sent.GetProperty("tools").EnumerateArray());
        Assert.Equal(("look", "object"), (tool.GetProperty("name").GetString(), tool.GetProperty("parameters").GetProperty("type").GetString()));
        Assert.Equal(50, sent.GetProperty("max_tokens").GetInt32());
    }

    private static Task MakeAsync(AgentOSClient client, string name) => name switch
    {
        "noop-bytes" => client.EchoAsync(VectorPeer.Bytes(name).AsMemory(KernelHeader.Size)),
        "think" => client.Models.ThinkAsync(new ThinkRequest("What is 2+2?")),
        "read" => client.Programs.ReadAsync("/agent/notes/ä.txt"),
        "write" => client.Programs.WriteAsync("/agent/x", "a\0b\n\"\\", WriteMode.Append),
        "exec" => client.Programs.ExecAsync(new ExecRequest("ls -la /tmp", Timeout: 30)),
        "spawn" => client.Agents.SpawnAsync(new SpawnRequest("/path/to/agent.py", "worker") { Sandboxed = true, Limits = new SpawnLimits { Memory = 268435456 } }),
        "list" => client.Agents.ListAsync(),
        "files-write" => client.Files.WriteAsync("/output/report.bin", Convert.FromHexString("00010200ff7b7d00")),
        "files-write-empty" => client.Files.WriteAsync("/empty", ReadOnlyMemory<byte>.Empty),
        "key-values-set" => client.KeyValues.SetAsync("user:name", JsonDocument.Parse("\"Alice\"").RootElement),
        "tools-record" => client.ToolCalls.RecordAsync(new FinishedToolCall(
            "web_search", 1700000000.5, 1700000002, JsonDocument.Parse("""{"query": "AI"}""").RootElement, JsonDocument.Parse("""{"results": ["result1", "result2"]}""").RootElement)),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    // The vector's fields are all there, and no others but those that say what is the default anyway; what is attached is the same.
    private static void AssertSame(JsonElement vector, byte[] payload, string[] optional)
    {
        int end = Array.IndexOf(payload, (byte)0);
        JsonElement sent = JsonDocument.Parse(payload.AsMemory(0, end < 0 ? payload.Length : end)).RootElement;
        foreach (JsonProperty field in vector.GetProperty("json").EnumerateObject().Where(field => !optional.Contains(field.Name)))
            Assert.True(JsonElement.DeepEquals(field.Value, sent.GetProperty(field.Name)), field.Name);
        Assert.Empty(sent.EnumerateObject().Select(field => field.Name).Except(vector.GetProperty("json").EnumerateObject().Select(field => field.Name)).Except(["mode"]));
        Assert.Equal(vector.TryGetProperty("attachment", out JsonElement attachment) ? attachment.GetString() : "", Convert.ToHexStringLower(end < 0 ? [] : payload[(end + 1)..]));
    }
}
