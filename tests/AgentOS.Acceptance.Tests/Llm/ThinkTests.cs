using System.Text.Json;
using AgentOS.Testing;
using AgentOS.Testing.Providers;

namespace AgentOS.Acceptance.Tests.Llm;

/// <summary>THINK and its account, as a program in a sandbox makes the call: through the same gateway as the providers' clients.</summary>
public sealed class ThinkTests
{
    // Frames of docs/protocols/kernel.md: magic, tag, opcode, length.
    private const string Client =
        """
        import json, socket, struct
        kernel = socket.socket(socket.AF_UNIX)
        kernel.connect('/tmp/agentos.sock')
        def send(opcode, payload, tag=0):
            kernel.sendall(struct.pack('<IIBQ', 0x41474E54, tag, opcode, len(payload)) + payload)
        def receive():
            _, _, opcode, length = struct.unpack('<IIBQ', kernel.recv(17, socket.MSG_WAITALL))
            return opcode, json.loads(kernel.recv(length, socket.MSG_WAITALL)) if length else None
        def call(opcode, payload):
            send(opcode, payload if isinstance(payload, bytes) else json.dumps(payload).encode())
            return receive()[1]

        """;

    [Fact]
    public async Task A_prompt_as_text_and_as_JSON_is_answered_with_content_and_tokens_and_counted()
    {
        JsonElement said = await RunAsync("""
            print(json.dumps([call(1, b'What is 2+2?'), call(1, {'prompt': 'Use the tool', 'image': {'data': 'AAAA', 'mime_type': 'image/png'}}),
              call(0xF0, {'tokens': 100, 'success': True}), call(0x40, {})['permissions']['llm']]))
            """);

        Assert.Equal((true, "4", 11), (said[0].GetProperty("success").GetBoolean(), said[0].GetProperty("content").GetString(), said[0].GetProperty("tokens").GetInt32()));
        Assert.Equal("weather", said[1].GetProperty("function_calls")[0].GetProperty("name").GetString());
        Assert.False(said[2].GetProperty("quota_exceeded").GetBoolean());
        Assert.True(said[2].GetProperty("tokens").GetInt64() > 111);
        Assert.Equal(3, said[3].GetProperty("calls_made").GetInt32());
        Assert.Equal(said[2].GetProperty("tokens").GetInt64(), said[3].GetProperty("tokens_used").GetInt64());
    }

    [Fact]
    [Trait("Rule", "L1")]
    public async Task A_question_waits_for_its_turn_and_is_not_refused()
    {
        TaskCompletionSource release = new();
        using LocalProvider local = new(async (_, reply) =>
        {
            await release.Task;
            await reply.SendAsync(200, """{"choices": [{"message": {"role": "assistant", "content": "late"}}]}""");
        });
        await using ConfiguredModels models = new(OneAtATime(local));
        Task<ProgramRun> run = RunAsync(models, """
            call(0xFE, {'features': ['call_ids']})
            send(1, b'one', 7); send(1, b'two', 8)
            print(json.dumps([receive()[1]['content'], receive()[1]['content']]))
            """);
        using PeriodicTimer moments = new(TimeSpan.FromMilliseconds(50));
        while (!run.IsCompleted && !(await models.RunAsync("llm", "queue", "--json")).Output.Contains("\"position\"", StringComparison.Ordinal))
            await moments.WaitForNextTickAsync();
        release.SetResult();

        Assert.Equal("[\"late\", \"late\"]\n", (await run).Succeeded().Output);
    }

    [Fact]
    [Trait("Rule", "L1")]
    public async Task A_question_that_is_given_up_ends_the_providers_work()
    {
        using TempDirectory shared = new();
        TaskCompletionSource gone = new();
        using LocalProvider local = new(async (_, reply) =>
        {
            await File.WriteAllTextAsync(shared["asked"], "");
            await reply.WaitUntilGoneAsync();
            gone.SetResult();
        });
        await using ConfiguredModels models = new(OneAtATime(local));

        ProgramRun run = await RunAsync(models, """
            import os, time
            call(0xFE, {'features': ['call_ids']})
            send(1, b'one', 7)
            while not os.path.exists('/shared/asked'): time.sleep(0.01)
            send(0xF3, json.dumps({'call': 7}).encode(), 8)
            print(sorted(str(receive()[1].get('code', 'none')) for _ in range(2)))
            """, "--mount", $"type=bind,src={shared.Path},dst=/shared,ro");

        Assert.Equal("['kernel.cancelled', 'none']\n", run.Succeeded().Output);
        await gone.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    [Trait("Rule", "L2")]
    public async Task An_agreed_stream_brings_the_parts_before_the_answer()
    {
        JsonElement said = await RunAsync("""
            call(0xFE, {'features': ['call_ids', 'streams']})
            send(1, json.dumps({'prompt': 'Hello', 'stream': True}).encode(), 7)
            frames = [receive()]
            while frames[-1][0] != 1: frames.append(receive())
            print(json.dumps(frames))
            """);

        Assert.Equal([0xF1, 0xF1, 0xF1, 1], said.EnumerateArray().Select(frame => frame[0].GetInt32()));
        Assert.Equal("Hel", said[0][1].GetProperty("content").GetString());
        Assert.Equal("Hello there", said[3][1].GetProperty("content").GetString());
    }

    [Fact]
    [Trait("Rule", "L3")]
    public async Task A_quota_ends_questions_and_the_denial_says_so()
    {
        JsonElement said = await RunAsync("""
            call(0x41, {'permissions': {'llm': {'max_calls': 1}}})
            print(json.dumps([call(1, b'What is 2+2?'), call(1, b'What is 2+2?')]))
            """);

        Assert.True(said[0].GetProperty("success").GetBoolean());
        Assert.Equal((false, "policy.denied"), (said[1].GetProperty("success").GetBoolean(), said[1].GetProperty("code").GetString()));
        Assert.Contains("calls", said[1].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Rule", "L3")]
    public async Task What_a_program_asks_the_gateway_itself_counts_as_well()
    {
        JsonElement said = await RunAsync("""
            import os, time, urllib.request
            call(0x41, {'permissions': {'llm': {'max_calls': 1}}})
            urllib.request.urlopen(urllib.request.Request(os.environ['OPENAI_BASE_URL'] + '/chat/completions',
              json.dumps({'model': 'gpt', 'messages': [{'role': 'user', 'content': 'What is 2+2?'}]}).encode(), {'authorization': 'Bearer ' + os.environ['OPENAI_API_KEY']})).read()
            while call(0x40, {})['permissions']['llm']['calls_made'] == 0: time.sleep(0.01)
            print(json.dumps(call(1, b'What is 2+2?')))
            """);

        Assert.Equal("policy.denied", said.GetProperty("code").GetString());
    }

    private static string OneAtATime(LocalProvider local) =>
        $$"""{"providers": {"local": {"format": "openai", "url": "{{local.Address}}v1", "concurrency": 1} }, "models": {"*": "local/m"}, "default": "local/m"}""";

    private static async Task<JsonElement> RunAsync(string program)
    {
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);
        return JsonDocument.Parse((await RunAsync(models, program)).Succeeded().Output).RootElement;
    }

    private static Task<ProgramRun> RunAsync(ConfiguredModels models, string program, params string[] options) =>
        models.RunAsync(["run", "-q", "--workspace", "none", .. options, "--", "python3", "-c", Client + program]);
}
