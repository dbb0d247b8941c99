using System.Text;
using AgentOS.Llm.Configuration;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Formats.Anthropic;
using AgentOS.Llm.Providers;
using AgentOS.Testing.Providers;

namespace AgentOS.Llm.Tests.Providers;

public sealed class HttpProviderTests
{
    [Fact]
    public async Task A_question_is_sent_with_the_key_where_the_format_has_it()
    {
        using LocalProvider local = new((_, reply) => reply.SendAsync(200, "{}", headers: ("request-id", "r1")));

        using ProviderAnswer answer = await AskAsync(local);

        Assert.Equal("/v1/messages", local.Last.Path);
        Assert.Equal("secret", local.Last.Headers["x-api-key"]);
        Assert.Equal("2023-06-01", local.Last.Headers["anthropic-version"]);
        Assert.Equal("{\"a\":1}", local.Last.Body);
        Assert.Contains(KeyValuePair.Create("request-id", "r1"), answer.Headers);
    }

    [Fact]
    public async Task A_failure_has_the_providers_status_words_and_patience()
    {
        using LocalProvider local = new((_, reply) => reply.SendAsync(429, """{"error": {"message": "slow down"}}""", headers: ("retry-after", "3")));

        ProviderFailure failure = await Assert.ThrowsAsync<ProviderFailure>(() => AskAsync(local));

        Assert.Equal(429, failure.Status);
        Assert.Equal(TimeSpan.FromSeconds(3), failure.RetryAfter);
        Assert.Contains("slow down", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_a_failure_that_may_pass()
    {
        LocalProvider gone = new((_, _) => Task.CompletedTask);
        gone.Dispose();

        Assert.True((await Assert.ThrowsAsync<ProviderFailure>(() => AskAsync(gone))).IsTransient);
    }

    [Fact]
    public async Task Giving_up_an_answer_closes_the_connection_to_the_provider()
    {
        TaskCompletionSource closed = new();
        using LocalProvider local = new(async (_, reply) =>
        {
            await reply.BeginAsync();
            await reply.WriteAsync("data: 1\n\n");
            await reply.WaitUntilGoneAsync();
            closed.SetResult();
        });
        ProviderAnswer answer = await AskAsync(local);
        _ = await answer.Body.ReadAsync(new byte[100]);

        answer.Dispose();

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static async Task<ProviderAnswer> AskAsync(LocalProvider local)
    {
        ProviderSettings settings = new("local", "anthropic") { Url = new Uri(local.Address) };
        HttpProvider provider = new(settings, AnthropicFormat.Instance, new HttpMessageInvoker(new SocketsHttpHandler()));
        return await provider.AskAsync(new ProviderCall("v1/messages", Encoding.UTF8.GetBytes("{\"a\":1}"), AnthropicFormat.Instance, "m") { Key = "secret" }, CancellationToken.None);
    }
}
