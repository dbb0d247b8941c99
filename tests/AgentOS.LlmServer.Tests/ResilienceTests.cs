using System.Net;
using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Gateway.Connections;
using AgentOS.Testing.Providers;

namespace AgentOS.LlmServer.Tests;

public sealed class ResilienceTests
{
    private const string Question = """{"model": "fast", "messages": [{"role": "user", "content": "Hi"}]}""";

    [Fact]
    public async Task The_next_model_of_an_alias_answers_in_the_askers_format_when_the_first_fails()
    {
        using LocalProvider broken = new((_, reply) => reply.SendAsync(500, "broken"));
        using LocalProvider other = new((_, reply) => reply.SendAsync(
            200, """{"content": [{"type": "text", "text": "Hello"}], "stop_reason": "end_turn", "usage": {"input_tokens": 4, "output_tokens": 2}}"""));
        await using LiveGateway gateway = await LiveGateway.StartAsync($$"""
            {"providers": {"a": {"format": "openai", "url": "{{broken.Address}}"}, "b": {"format": "anthropic", "url": "{{other.Address}}"} },
             "models": {"fast": ["a/m", "b/n"]}, "retries": 1 }
            """);

        (HttpResponseMessage response, string body) = await gateway.AskAsync("/v1/chat/completions", Question);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Hello", JsonDocument.Parse(body).RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal(2, broken.Requests.Count);
        Assert.Equal("b/n", response.Headers.GetValues("x-agentos-model").Single());
        Assert.Equal("n", JsonDocument.Parse(other.Last.Body).RootElement.GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_provider_that_is_busy_is_asked_again_after_the_time_it_names_and_the_asker_never_knows()
    {
        int count = 0;
        using LocalProvider busy = new((_, reply) => Interlocked.Increment(ref count) == 1
            ? reply.SendAsync(429, "{}", headers: ("retry-after-ms", "20"))
            : reply.SendAsync(200, """{"choices": []}"""));
        await using LiveGateway gateway = await LiveGateway.StartAsync($$"""{"providers": {"a": {"format": "openai", "url": "{{busy.Address}}"} }, "models": {"fast": "a/m"} }""");

        (HttpResponseMessage response, _) = await gateway.AskAsync("/v1/chat/completions", Question);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, busy.Requests.Count);
    }

    [Fact]
    public async Task A_provider_that_fails_again_and_again_is_left_alone()
    {
        using LocalProvider broken = new((_, reply) => reply.SendAsync(500, "broken"));
        await using LiveGateway gateway = await LiveGateway.StartAsync($$"""{"providers": {"a": {"format": "openai", "url": "{{broken.Address}}"} }, "models": {"fast": "a/m"}, "retries": 0 }""");
        for (int count = 0; count < 5; count++)
            Assert.Equal(HttpStatusCode.InternalServerError, (await gateway.AskAsync("/v1/chat/completions", Question)).Response.StatusCode);

        (HttpResponseMessage response, string body) = await gateway.AskAsync("/v1/chat/completions", Question);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("llm.provider-down", body, StringComparison.Ordinal);
        Assert.Equal(5, broken.Requests.Count);
    }

    [Fact]
    public async Task A_refused_key_is_not_used_again_and_the_next_one_is()
    {
        Environment.SetEnvironmentVariable("LIVE_GATEWAY_OLD", "old");
        Environment.SetEnvironmentVariable("LIVE_GATEWAY_NEW", "new");
        using LocalProvider local = new((request, reply) => request.Headers["authorization"] == "Bearer new" ? reply.SendAsync(200, "{}") : reply.SendAsync(401, "{}"));
        await using LiveGateway gateway = await LiveGateway.StartAsync($$"""
            {"providers": {"a": {"format": "openai", "url": "{{local.Address}}", "keys": ["env:LIVE_GATEWAY_OLD", "env:LIVE_GATEWAY_NEW"]} }, "models": {"fast": ["a/m", "a/m"] } }
            """);

        for (int count = 0; count < 3; count++)
            Assert.Equal(HttpStatusCode.OK, (await gateway.AskAsync("/v1/chat/completions", Question)).Response.StatusCode);

        Assert.Single(local.Requests, request => request.Headers["authorization"] == "Bearer old");
    }

    [Fact]
    public async Task A_changed_configuration_is_in_force_by_itself_and_a_wrong_one_changes_nothing()
    {
        using LocalProvider first = new((_, reply) => reply.SendAsync(200, """{"from": "first"}"""));
        using LocalProvider second = new((_, reply) => reply.SendAsync(200, """{"from": "second"}"""));
        await using LiveGateway gateway = await LiveGateway.StartAsync(Configuration("one", first));

        await ReplaceAsync(gateway, Configuration("two", second));
        await gateway.WaitForAsync(status => status.Providers.Contains("two"));
        Assert.Contains("second", (await gateway.AskAsync("/v1/chat/completions", Question)).Body, StringComparison.Ordinal);

        await ReplaceAsync(gateway, "{\n \"providers\": {},\n \"modles\": {}\n}");
        GatewayStatus wrong = await gateway.WaitForAsync(status => status.ConfigurationError is not null);
        Assert.Contains("line 3", wrong.ConfigurationError, StringComparison.Ordinal);
        Assert.Contains("second", (await gateway.AskAsync("/v1/chat/completions", Question)).Body, StringComparison.Ordinal);
        using ControlConnection connection = await gateway.ConnectAsync();
        Assert.Equal("llm.bad-configuration", (await Assert.ThrowsAsync<AgentOSException>(() => connection.AskAsync("reload", ControlJson.Default.GatewayStatus))).Definition.Code);
    }

    private static string Configuration(string name, LocalProvider local) => $$"""{"providers": {"{{name}}": {"format": "openai", "url": "{{local.Address}}"} }, "models": {"fast": "{{name}}/m"} }""";

    private static async Task ReplaceAsync(LiveGateway gateway, string configuration)
    {
        await File.WriteAllTextAsync(gateway.Place.Configuration + ".new", configuration);
        File.Move(gateway.Place.Configuration + ".new", gateway.Place.Configuration, overwrite: true);
    }
}
