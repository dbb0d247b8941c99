using System.Text.Json;

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

    private static async Task<JsonElement> RunAsync(string program)
    {
        await using ConfiguredModels models = new(ConfiguredModels.Scripted);
        ProgramRun run = await models.RunAsync("run", "-q", "--workspace", "none", "--", "python3", "-c", Client + program);
        return JsonDocument.Parse(run.Succeeded().Output).RootElement;
    }
}
