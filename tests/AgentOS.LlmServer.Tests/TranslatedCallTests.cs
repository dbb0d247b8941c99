using System.Text.Json;
using AgentOS.Gateway.Agents;
using AgentOS.Gateway.Connections;
using AgentOS.Testing.Providers;

namespace AgentOS.LlmServer.Tests;

public sealed class TranslatedCallTests
{
    // As Anthropic's documentation has it.
    private const string Stream = """
        event: message_start
        data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],"model":"n","usage":{"input_tokens":25,"output_tokens":1}}}

        event: ping
        data: {"type": "ping"}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: content_block_start
        data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"toolu_1","name":"weather","input":{}}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"city\": \"Bern\"}"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":1}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":15}}

        event: message_stop
        data: {"type":"message_stop"}


        """;

    [Fact]
    public async Task A_stream_of_another_format_reaches_the_asker_in_its_own()
    {
        using LocalProvider anthropic = new(async (_, reply) =>
        {
            await reply.BeginAsync();
            await reply.WriteAsync(Stream);
        });
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(anthropic));

        (_, string body) = await gateway.AskAsync("/v1/chat/completions", """
            {"model": "fast", "stream": true, "stream_options": {"include_usage": true}, "messages": [{"role": "system", "content": "Be brief"}, {"role": "user", "content": [{"type": "text", "text": "Hi"},
             {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}]}], "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object"}}}]}
            """);

        Assert.Contains("\"content\":\"Hello\"", body, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"weather\"", body, StringComparison.Ordinal);
        Assert.Contains("\"finish_reason\":\"tool_calls\"", body, StringComparison.Ordinal);
        Assert.Contains("\"prompt_tokens\":25,\"completion_tokens\":15", body, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", body, StringComparison.Ordinal);
        JsonElement sent = JsonDocument.Parse(anthropic.Last.Body).RootElement;
        Assert.Equal("Be brief", sent.GetProperty("system").GetString());
        Assert.Equal("AAAA", sent.GetProperty("messages")[0].GetProperty("content")[1].GetProperty("source").GetProperty("data").GetString());
        CallRecord record = gateway.NextRecord();
        Assert.Equal((25L, 15L), (record.InputTokens, record.OutputTokens));
    }

    [Fact]
    public async Task A_stream_that_breaks_off_ends_with_a_failure_the_client_sees()
    {
        using LocalProvider anthropic = new(async (_, reply) =>
        {
            await reply.BeginAsync();
            await reply.WriteAsync(Stream[..Stream.IndexOf("event: content_block_stop", StringComparison.Ordinal)]);
            await reply.WriteAsync("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n");
        });
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(anthropic));

        (_, string body) = await gateway.AskAsync("/v1/chat/completions", """{"model": "fast", "stream": true, "messages": []}""");

        Assert.Contains("Hello", body, StringComparison.Ordinal);
        Assert.Contains("\"error\"", body, StringComparison.Ordinal);
        Assert.Contains("Overloaded", body, StringComparison.Ordinal);
        Assert.Equal(529, gateway.NextRecord().Status);
    }

    [Fact]
    public async Task Think_is_answered_by_the_same_way_in_lines()
    {
        using LocalProvider anthropic = new(async (_, reply) =>
        {
            await reply.BeginAsync();
            await reply.WriteAsync(Stream);
        });
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(anthropic));
        byte[] question = """{"prompt": "Hi", "stream": true, "thinking_level": "low", "image": {"data": "AAAA", "mime_type": "image/png"}}"""u8.ToArray();
        using ControlConnection connection = await gateway.ConnectAsync();

        await connection.SendAsync(new ControlRequest { Op = ControlRequest.Think, Placeholder = LiveGateway.Key, Length = question.Length }, question);

        Assert.Equal("""{"content":"Hello"}""", await connection.ReadAsync());
        JsonElement answer = JsonDocument.Parse((await connection.ReadAsync())!).RootElement;
        Assert.Equal((true, "Hello", 40), (answer.GetProperty("success").GetBoolean(), answer.GetProperty("content").GetString(), answer.GetProperty("tokens").GetInt32()));
        Assert.Equal("Bern", answer.GetProperty("function_calls")[0].GetProperty("args").GetProperty("city").GetString());
        Assert.Equal(1024, JsonDocument.Parse(anthropic.Last.Body).RootElement.GetProperty("thinking").GetProperty("budget_tokens").GetInt32());
    }

    [Fact]
    public async Task Think_of_somebody_unknown_is_refused()
    {
        using LocalProvider anthropic = new((_, reply) => reply.SendAsync(200, "{}"));
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(anthropic));
        using ControlConnection connection = await gateway.ConnectAsync();

        await connection.SendAsync(new ControlRequest { Op = ControlRequest.Think, Placeholder = "sk-agentos-nobody", Length = 2 }, "{}"u8.ToArray());

        Assert.Contains("llm.unknown-key", await connection.ReadAsync(), StringComparison.Ordinal);
        Assert.Empty(anthropic.Requests);
    }

    private static string Configuration(LocalProvider local) => $$"""{"providers": {"b": {"format": "anthropic", "url": "{{local.Address}}"} }, "models": {"fast": "b/n"}, "default": "fast"}""";
}
