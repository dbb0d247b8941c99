using System.Buffers;
using System.Text.Json;
using AgentOS.Llm.Messages;
using AgentOS.Llm.Streams;

namespace AgentOS.Llm.Formats.Think;

/// <summary>Writes an answer: in parts as events <c>{"content": …}</c>, the last of them the whole answer.</summary>
internal sealed class ThinkAnswerWriter(ChatRequest request) : IAnswerWriter
{
    private readonly AnswerAssembly _answer = new();

    public static void WriteAnswer(Utf8JsonWriter json, ChatAnswer answer)
    {
        json.WriteBoolean("success", true);
        json.WriteString("content", answer.Text);
        json.WriteNumber("tokens", answer.Usage.Total);
        json.WriteString("model", answer.Model);
        if (answer.ToolCalls.Count == 0)
            return;
        json.WriteObjects("function_calls", answer.ToolCalls, static (writer, call) =>
        {
            writer.WriteString("id", call.Id);
            writer.WriteString("name", call.Name);
            writer.WriteJson("args", call.Arguments);
        });
    }

    public static void WriteFailure(Utf8JsonWriter json, string message)
    {
        json.WriteBoolean("success", false);
        json.WriteString("error", message);
    }

    public void Begin(IBufferWriter<byte> output)
    {
    }

    public void Write(ChatDelta delta, IBufferWriter<byte> output)
    {
        _answer.Add(delta);
        if (delta is TextDelta text)
            SseOutput.WriteObject(output, null, json => json.WriteString("content", text.Text));
    }

    public void End(IBufferWriter<byte> output) => SseOutput.WriteObject(output, null, json => WriteAnswer(json, _answer.ToAnswer(request.Model)));

    public void Fail(int status, string message, IBufferWriter<byte> output) => SseOutput.WriteObject(output, null, json => WriteFailure(json, message));
}
