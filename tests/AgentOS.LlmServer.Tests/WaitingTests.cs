using AgentOS.Testing;
using AgentOS.Testing.Providers;

namespace AgentOS.LlmServer.Tests;

/// <summary>A call whose turn has not come.</summary>
public sealed class WaitingTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("/v1/chat/completions", "openai", "data: {}")]
    [InlineData("/v1/messages", "anthropic", "data: {}")]
    public async Task Whoever_waits_for_a_stream_is_told_its_place_in_comments_and_then_gets_the_stream(string path, string format, string data)
    {
        TaskCompletionSource release = new();
        using LocalProvider local = new(async (_, reply) =>
        {
            await reply.BeginAsync();
            await reply.WriteAsync($"{data}\n\n");
            await release.Task;
            await reply.WriteAsync($"{data}\n\n");
        });
        FakeTimeProvider clock = new();
        await using LiveGateway gateway = await LiveGateway.StartAsync(
            $$"""{"providers": {"a": {"format": "{{format}}", "url": "{{local.Address}}", "concurrency": 1} }, "models": {"*": "a/m"} }""", clock: clock);
        const string question = """{"model": "m", "max_tokens": 9, "stream": true, "messages": [{"role": "user", "content": "Hi"}]}""";
        HttpResponseMessage first = await gateway.SendAsync(path, question);
        Task<HttpResponseMessage> second = gateway.SendAsync(path, question);

        // Whether the gateway has begun to count is not seen from outside: its clock moves on until it says something.
        using PeriodicTimer moments = new(TimeSpan.FromMilliseconds(10));
        using CancellationTokenSource limit = new(s_patience);
        while (!second.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await moments.WaitForNextTickAsync(limit.Token);
        }

        using StreamReader answer = new(await (await second).Content.ReadAsStreamAsync());
        Assert.StartsWith(": waiting; position 1, ", await answer.ReadLineAsync(limit.Token), StringComparison.Ordinal);
        release.SetResult();
        Assert.Contains(data, await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        string rest = await answer.ReadToEndAsync(limit.Token);
        Assert.EndsWith($"{data}\n\n", rest, StringComparison.Ordinal);
        Assert.All(rest.Split('\n').Where(line => line.Length > 0 && line != data), line => Assert.StartsWith(":", line, StringComparison.Ordinal));
    }
}
