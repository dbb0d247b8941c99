using System.Text.Json;
using AgentOS.Llm.Providers.Recorded;
using AgentOS.Testing;

namespace AgentOS.LlmServer.Tests;

/// <summary>A gateway that has the record of an agent in place of providers.</summary>
public sealed class RecordedProviderTests : IDisposable
{
    private const string Question = """{"model": "gpt", "messages": [{"role": "user", "content": "Hi"}]}""";
    private const string Configuration = """{"providers": {"record": {"format": "recorded", "record": "RECORD"} }, "models": {"*": "record/replay"}, "retries": 0}""";

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_same_question_is_answered_in_the_order_of_the_record_whatever_model_it_names_and_then_refused()
    {
        await using LiveGateway gateway = await StartAsync(new("openai", Question, """{"n": 1}"""), new("openai", Question, """{"n": 2}"""));

        Assert.Equal("""{"n": 1}""", await AskAsync(gateway, "/v1/chat/completions", Question));
        Assert.Equal("""{"n": 2}""", await AskAsync(gateway, "/v1/chat/completions", """{"messages":[{"content":"Hi","role":"user"}],"model":"other"}"""));
        Assert.Contains("llm.not-recorded", await AskAsync(gateway, "/v1/chat/completions", Question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formats_and_streams_are_kept_apart()
    {
        const string gemini = """{"contents": []}""";
        await using LiveGateway gateway = await StartAsync(
            new("anthropic", Question, """{"from": "anthropic"}"""), new("gemini", gemini, "data: {}\n\n"), new("gemini", gemini, """{"from": "gemini"}"""));

        Assert.Contains("llm.not-recorded", await AskAsync(gateway, "/v1/chat/completions", Question), StringComparison.Ordinal);
        Assert.Equal("""{"from": "anthropic"}""", await AskAsync(gateway, "/v1/messages", Question));
        Assert.Equal("""{"from": "gemini"}""", await AskAsync(gateway, "/v1beta/models/g:generateContent", gemini));
        Assert.Equal("data: {}\n\n", await AskAsync(gateway, "/v1beta/models/g:streamGenerateContent", gemini));
    }

    private async Task<LiveGateway> StartAsync(params RecordedCall[] calls)
    {
        string file = _directory["record.jsonl"];
        await File.WriteAllLinesAsync(file, calls.Select(call => JsonSerializer.Serialize(call, RecordedJson.Default.RecordedCall)));
        return await LiveGateway.StartAsync(Configuration.Replace("RECORD", file, StringComparison.Ordinal));
    }

    private static async Task<string> AskAsync(LiveGateway gateway, string path, string question) => (await gateway.AskAsync(path, question)).Body;
}
