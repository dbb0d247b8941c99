using System.Text;
using AgentOS.Errors;
using AgentOS.Llm.Cassettes;
using AgentOS.Llm.Formats;
using AgentOS.Llm.Formats.OpenAI;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Providers;
using AgentOS.Llm.Providers.Scripted;
using AgentOS.Llm.Tests.Formats;
using AgentOS.Testing;

namespace AgentOS.Llm.Tests.Providers;

public sealed class ScriptedProviderTests
{
    private const string Script = """
        {"answers": [
          {"when": "once", "times": 1, "say": "first"},
          {"after_tool": true, "say": "thanks"},
          {"when": "tool", "tool_calls": [{"name": "weather", "arguments": {"city": "Bern"}}], "input_tokens": 3, "output_tokens": 4},
          {"when": "slow", "delay_ms": 60000, "say": ["a", "b"]},
          {"when": "busy", "status": 429, "retry_after": 2},
          {"say": "otherwise"},
        ]}
        """;

    private readonly FakeTimeProvider _clock = new();
    private readonly ScriptedProvider _provider;

    public ScriptedProviderTests() => _provider = new ScriptedProvider(new Script(ScriptReader.Parse(Encoding.UTF8.GetBytes(Script), "script.json")), _clock);

    [Fact]
    public async Task The_first_answer_that_matches_and_is_left_is_given()
    {
        Assert.Equal("first", (await AskAsync("only once")).Text);
        Assert.Equal("otherwise", (await AskAsync("only once")).Text);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public async Task It_speaks_whatever_it_is_asked_in(string name)
    {
        IWireFormat format = Conversation.AllFormats.Single(known => known.Name == name);

        ChatAnswer answer = await AskAsync("use the tool", format);

        Assert.Equal("""{"city": "Bern"}""", Assert.Single(answer.ToolCalls).Arguments.Replace("\":\"", "\": \"", StringComparison.Ordinal));
        Assert.Equal(new ChatUsage(3, 4), answer.Usage);
    }

    [Fact]
    public async Task A_tools_result_has_answers_of_its_own()
    {
        ChatRequest request = new("m", [new ChatMessage(ChatRole.User, [new ToolResultPart("call_0", "weather", "use the tool", IsError: false)])]);

        Assert.Equal("thanks", (await AskAsync(request, OpenAIFormat.Instance)).Text);
    }

    [Fact]
    public async Task Its_delays_are_those_of_its_clock()
    {
        Task<ChatAnswer> answer = AskAsync("slow");
        Assert.False(answer.IsCompleted);

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("ab", (await answer).Text);
    }

    [Fact]
    public async Task A_failure_is_a_providers_failure()
    {
        ProviderFailure failure = await Assert.ThrowsAsync<ProviderFailure>(() => AskAsync("busy"));

        Assert.Equal((429, true), (failure.Status, failure.IsTransient));
        Assert.Equal(TimeSpan.FromSeconds(2), failure.RetryAfter);
    }

    [Fact]
    public void A_wrong_script_is_named_with_its_line() => Assert.Contains("line 3", Assert.Throws<AgentOSException>(
        () => ScriptReader.Parse("{\"answers\": [\n {\"say\": \"x\"},\n {\"sya\": \"y\"}\n]}"u8.ToArray(), "script.json")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_was_recorded_is_answered_again_in_its_order_and_nothing_else_is()
    {
        using TempDirectory directory = new();
        string cassette = Path.Combine(directory.Path, "cassette.jsonl");
        RecordingProvider recording = new(_provider, cassette);
        Assert.Equal("first", (await AskAsync("only once", OpenAIFormat.Instance, recording)).Text);
        Assert.Equal("otherwise", (await AskAsync("only once", OpenAIFormat.Instance, recording)).Text);
        await Assert.ThrowsAsync<ProviderFailure>(() => AskAsync("busy", OpenAIFormat.Instance, recording));

        ReplayingProvider replaying = new(cassette, OpenAIFormat.Instance);

        Assert.Equal("first", (await AskAsync("only once", OpenAIFormat.Instance, replaying)).Text);
        Assert.Equal("otherwise", (await AskAsync("only once", OpenAIFormat.Instance, replaying)).Text);
        Assert.Equal(429, (await Assert.ThrowsAsync<ProviderFailure>(() => AskAsync("busy", OpenAIFormat.Instance, replaying))).Status);
        Assert.Contains("never recorded", LlmErrors.NotRecorded.Cause, StringComparison.Ordinal);
        Assert.Equal(LlmErrors.NotRecorded, (await Assert.ThrowsAsync<AgentOSException>(() => AskAsync("new", OpenAIFormat.Instance, replaying))).Definition);
        Assert.DoesNotContain("sk-", await File.ReadAllTextAsync(cassette), StringComparison.Ordinal);
    }

    private Task<ChatAnswer> AskAsync(string question, IWireFormat? format = null, IProvider? provider = null) =>
        AskAsync(new ChatRequest("m", [new ChatMessage(ChatRole.User, [new TextPart(question)])]), format ?? OpenAIFormat.Instance, provider);

    private async Task<ChatAnswer> AskAsync(ChatRequest request, IWireFormat format, IProvider? provider = null)
    {
        ProviderCall call = new(format.PathOf(request), Conversation.Write(output => format.WriteRequest(request, output)), format, "m") { Key = "sk-canary" };
        using ProviderAnswer answer = await (provider ?? _provider).AskAsync(call, CancellationToken.None);
        using MemoryStream body = new();
        await answer.Body.CopyToAsync(body);
        return ChatAnswer.Of("m", format.ReadAnswer(body.ToArray()));
    }
}
