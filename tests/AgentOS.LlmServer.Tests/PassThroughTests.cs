using System.Net;
using AgentOS.Gateway.Agents;
using AgentOS.Testing.Providers;

namespace AgentOS.LlmServer.Tests;

public sealed class PassThroughTests
{
    private const string Question = """{"model": "fast", "stream": true, "messages": [{"role": "user", "content": "Hi"}], "unknown": {"kept": [1, 2.50]}}""";
    private const string Stream = "data: {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}],\"odd\":1}\n\n: comment\n\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}\n\ndata: [DONE]\n\n";

    [Fact]
    public async Task Questions_and_answers_of_the_providers_own_format_pass_byte_for_byte()
    {
        using LocalProvider local = new(async (_, reply) =>
        {
            await reply.BeginAsync(headers: ("x-request-id", "r7"));
            foreach (char character in Stream)
                await reply.WriteAsync(character.ToString());
        });
        Environment.SetEnvironmentVariable("LIVE_GATEWAY_KEY", "sk-real");
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(local, """, "keys": ["env:LIVE_GATEWAY_KEY"]"""));

        (HttpResponseMessage response, string body) = await gateway.AskAsync("/v1/chat/completions", Question);

        Assert.Equal(Stream, body);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("r7", response.Headers.GetValues("x-request-id").Single());
        Assert.Equal("local/real-name", response.Headers.GetValues("x-agentos-model").Single());
        Assert.Equal(Question.Replace("fast", "real-name", StringComparison.Ordinal), local.Last.Body);
        Assert.Equal("/v1/chat/completions", local.Last.Path);
        Assert.Equal("Bearer sk-real", local.Last.Headers["authorization"]);
        Assert.DoesNotContain(LiveGateway.Key, string.Join(' ', local.Last.Headers.Values), StringComparison.Ordinal);
        CallRecord record = gateway.NextRecord();
        Assert.Equal(("tester", "local/real-name", 11L, 7L, 200), (record.Agent, record.Model, record.InputTokens, record.OutputTokens, record.Status));
        Assert.NotNull(record.FirstTokenMilliseconds);
    }

    [Fact]
    public async Task What_is_no_conversation_reaches_a_provider_of_its_format_and_no_other()
    {
        using LocalProvider local = new((_, reply) => reply.SendAsync(200, """{"data": [], "usage": {"prompt_tokens": 3}}"""));
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(local));

        (_, string body) = await gateway.AskAsync("/v1/embeddings", """{"model": "fast", "input": "x"}""");
        (HttpResponseMessage refused, string reason) = await gateway.AskAsync("/v1beta/models/fast:embedContent", """{"content": {}}""");

        Assert.Contains("data", body, StringComparison.Ordinal);
        Assert.Equal("/v1/embeddings", local.Last.Path);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("openai", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_providers_refusal_reaches_the_asker_in_the_providers_words()
    {
        const string refusal = """{"error": {"message": "no such tool", "code": "bad_tool"}}""";
        using LocalProvider local = new((_, reply) => reply.SendAsync(400, refusal));
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(local));

        (HttpResponseMessage response, string body) = await gateway.AskAsync("/v1/chat/completions", Question);

        Assert.Equal((HttpStatusCode.BadRequest, refusal), (response.StatusCode, body));
        Assert.Single(local.Requests);
    }

    [Fact]
    public async Task A_caller_that_goes_away_closes_the_connection_to_the_provider()
    {
        TaskCompletionSource asked = new(), closed = new();
        using LocalProvider local = new(async (_, reply) =>
        {
            await reply.BeginAsync();
            await reply.WriteAsync("data: {}\n\n");
            asked.SetResult();
            await reply.WaitUntilGoneAsync();
            closed.SetResult();
        });
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(local));
        HttpResponseMessage response = await gateway.SendAsync("/v1/chat/completions", Question);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));

        response.Dispose();

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(499, gateway.NextRecord().Status);
    }

    [Theory]
    [InlineData("sk-agentos-other")]
    [InlineData("")]
    public async Task An_unknown_key_opens_nothing_and_the_agent_is_told_what_to_do(string key)
    {
        using LocalProvider local = new((_, reply) => reply.SendAsync(200, "{}"));
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(local));

        (HttpResponseMessage response, string body) = await gateway.AskAsync("/v1/chat/completions", Question, key);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("OPENAI_API_KEY", body, StringComparison.Ordinal);
        Assert.Empty(local.Requests);
    }

    [Fact]
    public async Task An_agent_is_forgotten_with_the_connection_that_registered_it()
    {
        using LocalProvider local = new((_, reply) => reply.SendAsync(200, "{}"));
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(local));
        AgentRegistration second = await gateway.RegisterAsync(new GatewayAgent { Placeholder = "sk-agentos-second", Name = "tester" });
        Assert.Equal(HttpStatusCode.OK, (await gateway.AskAsync("/v1/chat/completions", """{"model": "fast", "messages": []}""", "sk-agentos-second")).Response.StatusCode);

        second.Dispose();

        await gateway.WaitForAsync(status => status.Agents.Count == 1);
        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.AskAsync("/v1/chat/completions", Question, "sk-agentos-second")).Response.StatusCode);
    }

    [Fact]
    public async Task What_a_budget_does_not_allow_is_refused_before_it_is_sent()
    {
        using LocalProvider local = new((_, reply) => reply.SendAsync(200, """{"usage": {"prompt_tokens": 10, "completion_tokens": 5}}"""));
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration(local), new GatewayAgent { Placeholder = LiveGateway.Key, Name = "poor", MaxCalls = 1 });
        Assert.Equal(HttpStatusCode.OK, (await gateway.AskAsync("/v1/chat/completions", """{"model": "fast", "messages": []}""")).Response.StatusCode);

        (HttpResponseMessage response, string body) = await gateway.AskAsync("/v1/chat/completions", """{"model": "fast", "messages": []}""");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("llm.budget-exhausted", body, StringComparison.Ordinal);
        Assert.Single(local.Requests);
    }

    private static string Configuration(LocalProvider local, string more = "") =>
        $$"""{"providers": {"local": {"format": "openai", "url": "{{local.Address}}v1"{{more}} } }, "models": {"fast": "local/real-name"} }""";
}
